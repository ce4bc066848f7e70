package org.rounds.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the tables are, and who may do what there.
 *
 * @param app serves requests: no superuser, no BYPASSRLS, owner of nothing
 * @param owner owns the schema and migrates it; the application server never learns its password
 * @param superuser known for the embedded database only
 */
public record Database(String url, Credentials app, Credentials owner, Optional<Credentials> superuser) {

    /** The database that ROUNDS_DB_URL and its companions name, if they do. */
    static Optional<Database> external(Map<String, String> environment) {
        if (!environment.containsKey("ROUNDS_DB_URL")) {
            return Optional.empty();
        }
        return Optional.of(new Database(
                required(environment, "ROUNDS_DB_URL"),
                new Credentials(required(environment, "ROUNDS_DB_USER"), required(environment, "ROUNDS_DB_PASSWORD")),
                new Credentials(
                        required(environment, "ROUNDS_DB_OWNER_USER"),
                        required(environment, "ROUNDS_DB_OWNER_PASSWORD")),
                Optional.empty()));
    }

    /** Opens a connection of its own, outside any pool. */
    public Connection connect(Credentials as) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source.getConnection(as.user(), as.password());
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new LaunchFailure("ROUNDS_DB_URL names a database of your own; " + name + " must be set beside it.");
        }
        return value;
    }
}
