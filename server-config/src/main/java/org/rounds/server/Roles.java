package org.rounds.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes the embedded database and its two roles at every start what they have to be: neither is a superuser nor exempt
 * from row-level security, and the one that serves owns nothing.
 */
final class Roles {

    static final String OWNER = "rounds_owner";
    static final String APP = "rounds_app";
    private static final String DATABASE = "rounds";
    private static final List<String> EXTENSIONS = List.of("btree_gist", "pg_trgm", "pgcrypto");

    private Roles() {}

    static Database establish(PostgresCluster cluster, Secrets secrets) {
        var owner = new Credentials(OWNER, secrets.owner());
        var app = new Credentials(APP, secrets.app());
        try (var server = connect(cluster, "postgres")) {
            role(server, owner);
            role(server, app);
            if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                execute(server, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
            execute(server, "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            execute(server, "GRANT CONNECT, TEMPORARY ON DATABASE " + DATABASE + " TO " + APP);
        } catch (SQLException e) {
            throw new LaunchFailure("Cannot set up the database roles: " + e.getMessage(), e);
        }
        extend(cluster);
        return new Database(url(cluster, DATABASE), app, owner, Optional.of(cluster.superuser()));
    }

    private static void extend(PostgresCluster cluster) {
        try (var database = administer(cluster)) {
            for (var extension : EXTENSIONS) {
                execute(database, "CREATE EXTENSION IF NOT EXISTS " + extension);
            }
        } catch (SQLException e) {
            throw new LaunchFailure("Cannot create the database extensions: " + e.getMessage(), e);
        }
    }

    private static void role(Connection server, Credentials role) throws SQLException {
        var known = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = '" + role.user() + "'");
        execute(
                server,
                (known ? "ALTER" : "CREATE") + " ROLE " + role.user()
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '"
                        + role.password() + "'");
    }

    private static boolean exists(Connection server, String query) throws SQLException {
        try (var statement = server.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection server, String command) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute(command);
        }
    }

    /** Opens a connection as the superuser to the database that Rounds keeps its tables in. */
    static Connection administer(PostgresCluster cluster) throws SQLException {
        return connect(cluster, DATABASE);
    }

    private static Connection connect(PostgresCluster cluster, String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url(cluster, database));
        return source.getConnection(
                cluster.superuser().user(), cluster.superuser().password());
    }

    private static String url(PostgresCluster cluster, String database) {
        // The driver's messages must not carry values: they reach logs.
        return "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/" + database
                + "?ApplicationName=rounds&logServerErrorDetail=false";
    }
}
