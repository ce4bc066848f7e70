package org.rounds.server;

import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;

/**
 * Brings the schema up to date, as its owner. The changelog may name the serving role as {@code ${app_role}}: with a
 * database of the hospital's own it is not called rounds_app.
 */
final class Migration {

    /** Liquibase's logger; held here, because a logger nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("liquibase");

    static final String CHANGELOG = "org/rounds/persistence/changelog.yaml";

    private final String changelog;

    Migration(String changelog) {
        this.changelog = changelog;
    }

    void run(Database database) {
        LOG.setLevel(Level.WARNING);
        System.setProperty("liquibase.analytics.enabled", "false");
        try {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(database));
        } catch (Exception e) {
            throw new LaunchFailure("The database cannot be migrated: " + root(e).getMessage(), e);
        }
    }

    private void update(Database database) throws LiquibaseException, SQLException {
        try (var connection = database.connect(database.owner())) {
            var target =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            var parameters = new ChangeLogParameters(target);
            parameters.set("app_role", database.app().user());
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                    .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                    .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                    .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, parameters)
                    .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                    .execute();
        }
    }

    private static Throwable root(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e : root(cause);
    }
}
