package org.rounds.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;

/**
 * A real PostgreSQL with the product's roles and schema, started once for all tests of this JVM. Extensions are the
 * superuser's, everything else is the owner's, as the launcher does it.
 */
final class TestDatabase {

    private static final String OWNER = "rounds_owner";
    private static final String APP = "rounds_app";

    /** Held here, because a logger nobody holds forgets its level. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        System.setProperty("liquibase.analytics.enabled", "false");
        LIQUIBASE.setLevel(Level.WARNING);
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            try (Connection postgres = server.getPostgresDatabase().getConnection();
                    var statement = postgres.createStatement()) {
                for (String role : List.of(OWNER, APP)) {
                    statement.execute("create role " + role + " login nosuperuser nocreaterole nobypassrls");
                }
                statement.execute("create database rounds owner " + OWNER);
            }
            try (Connection rounds = server.getDatabase("postgres", "rounds").getConnection();
                    var statement = rounds.createStatement()) {
                for (String extension : List.of("btree_gist", "pg_trgm", "pgcrypto")) {
                    statement.execute("create extension " + extension);
                }
            }
            migrate(server);
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Applies the changelog once more. */
    static void migrate() {
        migrate(SERVER);
    }

    private static void migrate(EmbeddedPostgres server) {
        try (Connection connection = server.getDatabase(OWNER, "rounds").getConnection()) {
            var target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "org/rounds/persistence/changelog.yaml")
                        .execute();
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection asSuperuser() throws SQLException {
        return SERVER.getDatabase("postgres", "rounds").getConnection();
    }

    /** Opens a transaction of the serving role, in no workspace. */
    static Connection asApp() throws SQLException {
        Connection connection = SERVER.getDatabase(APP, "rounds").getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Opens a transaction of the serving role in a workspace. */
    static Connection asApp(UUID workspace) throws SQLException {
        Connection connection = asApp();
        try (var set = connection.prepareStatement("select set_config('rounds.workspace', ?, true)")) {
            set.setString(1, workspace.toString());
            set.execute();
        }
        return connection;
    }
}
