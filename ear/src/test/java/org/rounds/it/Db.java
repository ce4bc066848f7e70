package org.rounds.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The database behind the server, as somebody sees it whom no row-level security binds. */
public final class Db {

    private Db() {}

    public static long count(String query, Object... parameters) {
        return Long.parseLong(text(query, parameters));
    }

    /** Returns the first column of the only row. */
    public static String text(String query, Object... parameters) {
        List<String> rows = texts(query, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows for " + query);
        }
        return rows.get(0);
    }

    /** Returns the first column of all rows. */
    public static List<String> texts(String query, Object... parameters) {
        try (Connection database = Server.jdbcAsSuperuser();
                PreparedStatement statement = prepare(database, query, parameters);
                var rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    public static int update(String command, Object... parameters) {
        try (Connection database = Server.jdbcAsSuperuser();
                PreparedStatement statement = prepare(database, command, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    /** Returns how many rows every table of a workspace's own has together: a fingerprint of what is stored. */
    public static String rowsOf(UUID workspace) {
        return String.join(
                " ",
                texts(
                        "select c.relname || '=' || (xpath('/row/n/text()', query_to_xml(format("
                                + "'select count(*) as n from %I where workspace_id = %L', c.relname, cast(? as text)),"
                                + " false, true, '')))[1] from pg_class c join pg_attribute a on a.attrelid = c.oid"
                                + " where c.relkind = 'r' and a.attname = 'workspace_id' order by c.relname",
                        workspace.toString()));
    }

    private static PreparedStatement prepare(Connection database, String text, Object... parameters)
            throws SQLException {
        PreparedStatement statement = database.prepareStatement(text);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
