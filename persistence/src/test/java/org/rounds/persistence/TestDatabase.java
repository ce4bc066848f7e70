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
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with the product's roles and schema, started once for all tests of this JVM. Extensions are the
 * superuser's, everything else is the owner's, as the launcher does it.
 */
final class TestDatabase {

    static final String CHANGELOG = "org/rounds/persistence/changelog.yaml";

    private static final String ROUNDS = "rounds";
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
            }
            create(server, ROUNDS);
            migrate(server, ROUNDS, CHANGELOG);
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes another database of the owner's, without a schema. */
    static void create(String database) throws SQLException {
        create(SERVER, database);
    }

    private static void create(EmbeddedPostgres server, String database) throws SQLException {
        try (Connection postgres = server.getPostgresDatabase().getConnection()) {
            SchemaIT.execute(postgres, "create database " + database + " owner " + OWNER);
        }
        try (Connection made = server.getDatabase("postgres", database).getConnection()) {
            for (String extension : List.of("btree_gist", "pg_trgm", "pgcrypto")) {
                SchemaIT.execute(made, "create extension " + extension);
            }
        }
    }

    /** Applies the changelog once more. */
    static void migrate() {
        migrate(ROUNDS, CHANGELOG);
    }

    static void migrate(String database, String changelog) {
        migrate(SERVER, database, changelog);
    }

    private static void migrate(EmbeddedPostgres server, String database, String changelog) {
        try (Connection connection = server.getDatabase(OWNER, database).getConnection()) {
            var target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                        .execute();
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection asSuperuser() throws SQLException {
        return asSuperuser(ROUNDS);
    }

    static Connection asSuperuser(String database) throws SQLException {
        return SERVER.getDatabase("postgres", database).getConnection();
    }

    /** Connections of the serving role that are in a workspace from the start. */
    static DataSource appSource(String database, UUID workspace) {
        var source = (PGSimpleDataSource) SERVER.getDatabase(APP, database);
        source.setOptions("-c rounds.workspace=" + workspace);
        return source;
    }

    /** Opens a transaction of the serving role, in no workspace. */
    static Connection asApp() throws SQLException {
        Connection connection = SERVER.getDatabase(APP, ROUNDS).getConnection();
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
