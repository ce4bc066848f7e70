package org.rounds.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.function.Consumer;

/**
 * The database below an instance, started, migrated and cleared of what an earlier launcher left.
 *
 * @param changelog the schema, on the class path
 * @param owner takes over each part that must be stopped in the end
 */
record Foundation(Options options, PrintStream console, Consumer<AutoCloseable> owner, String changelog) {

    Foundation(Options options, PrintStream console, Consumer<AutoCloseable> owner) {
        this(options, console, owner, Migration.CHANGELOG);
    }

    /** Stops what a killed launcher left behind; then a throwaway instance forgets its data. */
    void clear() throws IOException {
        var instance = options.instance();
        Orphans.stopServer(instance, console);
        if (isEmbedded()) {
            Orphans.stopDatabase(instance, new PostgresCluster(binaries(), instance, ""), console);
        }
        if (options.throwaway()) {
            wipe(instance);
        }
    }

    /** Starts and migrates the database, or only migrates one of the hospital's own. */
    Database database() {
        var database = Database.external(options.environment()).orElseGet(this::embedded);
        new Migration(changelog).run(database);
        return database;
    }

    private Database embedded() {
        var secrets = Secrets.of(options.instance());
        var cluster = new PostgresCluster(binaries(), options.instance(), secrets.superuser());
        owner.accept(cluster);
        cluster.start();
        return Roles.establish(cluster, secrets);
    }

    private PostgresBinaries binaries() {
        return PostgresBinaries.in(options.homes());
    }

    private boolean isEmbedded() {
        return Database.external(options.environment()).isEmpty();
    }

    private static void wipe(Instance instance) throws IOException {
        try (var content = Files.list(instance.directory())) {
            for (var path : content.toList()) {
                if (!path.equals(instance.lock())) {
                    Homes.delete(path);
                }
            }
        }
    }
}
