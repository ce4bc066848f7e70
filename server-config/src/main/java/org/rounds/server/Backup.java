package org.rounds.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Backs up the embedded database, while Rounds runs or while it stands still. */
record Backup(Options options, PrintStream console) {

    /** Reads every row, and with it every page, whose checksum PostgreSQL compares. */
    private static final String READ_ALL =
            """
            SET enable_indexonlyscan = off; SET enable_indexscan = off;
            SELECT sum((xpath('/row/n/text()', query_to_xml(
                format('SELECT count(*) AS n FROM %s', oid::regclass), false, true, '')))[1]::text::bigint)::bigint
            FROM pg_class WHERE relkind = 'r'""";

    /** How many backups are kept, as {@code -Drounds.backup.keep} says. */
    static int keep() {
        var text = System.getProperty("rounds.backup.keep", "3");
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new LaunchFailure("-Drounds.backup.keep=" + text + " is no number of backups from 1 to 9999.");
        }
        return Integer.parseInt(text);
    }

    /** Takes a backup, proves that it starts, and only then forgets those that are too old. */
    KeptBackup take(int keep) {
        requireEmbedded(options);
        var instance = options.instance();
        try (var parts = new Parts()) {
            Files.createDirectories(instance.backup());
            parts.own(alone(instance));
            var cluster = cluster(instance);
            if (PostgresCluster.postmaster(instance).isPresent()) {
                cluster.join();
            } else {
                parts.own(InstanceLock.take(instance));
                parts.own(cluster);
                cluster.start();
            }
            var draft = new Instance(instance.backup().resolve("draft"));
            Homes.delete(draft.directory());
            var finished = copy(cluster, draft);
            var rows = check(draft);
            var place = instance.backup().resolve(KeptBackup.NAME.format(finished));
            DataFiles.sync(instance.backup());
            Files.move(draft.directory(), place, StandardCopyOption.ATOMIC_MOVE);
            new Backups(instance).keepNewest(keep);
            console.println("Backed up to " + place + "; started for a check, it has " + rows
                    + " rows. It can be restored to any instant from " + finished + " on.");
            return new KeptBackup(new Instance(place));
        } catch (IOException | SQLException e) {
            throw new LaunchFailure("Cannot back up: " + e.getMessage(), e);
        }
    }

    /** The database behind ROUNDS_DB_URL has keepers of its own. */
    static void requireEmbedded(Options options) {
        if (Database.external(options.environment()).isPresent()) {
            throw new LaunchFailure("ROUNDS_DB_URL names a database of your own: back it up and restore it with its own"
                    + " tools (docs/operations.md says how).");
        }
        if (Files.notExists(options.instance().directory())) {
            throw new LaunchFailure("There is no instance in " + options.data() + "; name it with -Drounds.data=.");
        }
    }

    private PostgresCluster cluster(Instance instance) {
        return new PostgresCluster(
                PostgresBinaries.in(options.homes()),
                instance,
                Secrets.of(options.instance()).superuser());
    }

    private static FileChannel alone(Instance instance) throws IOException {
        var channel = FileChannel.open(
                instance.backup().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new LaunchFailure("Another backup of " + instance.directory() + " is being taken.");
        }
        return channel;
    }

    /** Returns the instant from which on the copy can be restored. */
    private Instant copy(PostgresCluster cluster, Instance draft) throws IOException, SQLException {
        var instance = options.instance();
        new Archive(instance).begin();
        try (var session = Roles.administer(cluster)) {
            first(session, "SELECT pg_backup_start('rounds', fast => true)::text", String.class);
            DataFiles.copy(instance.pgdata(), draft.pgdata());
            stop(session, draft.pgdata());
            for (var secret : new Path[] {instance.secrets(), instance.signingKey()}) {
                if (Files.exists(secret)) {
                    Files.copy(
                            secret,
                            draft.directory().resolve(secret.getFileName()),
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return first(session, "SELECT clock_timestamp()", OffsetDateTime.class)
                    .toInstant();
        }
    }

    /** Ends the backup when the log it needs has been archived. */
    private static void stop(Connection session, Path copy) throws IOException, SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("SET statement_timeout = '15min'");
            try (var rows = statement.executeQuery("SELECT labelfile, spcmapfile FROM pg_backup_stop(true)")) {
                rows.next();
                Files.writeString(copy.resolve("backup_label"), rows.getString(1));
                if (!rows.getString(2).isBlank()) {
                    throw new LaunchFailure("The database has tablespaces, whose files no backup would contain.");
                }
            }
        }
    }

    /** Starts a copy of the copy, with the archive alone to recover from, and reads it all. */
    private long check(Instance draft) throws IOException, SQLException {
        var trial = new Instance(options.instance().backup().resolve("check"));
        Homes.delete(trial.directory());
        DataFiles.copy(draft.pgdata(), trial.pgdata());
        new Recovery(trial.pgdata(), "recovery_target = 'immediate'")
                .order(new Archive(options.instance()).fetchCommand(trial.pgdata()));
        long rows;
        try (var cluster = cluster(trial)) {
            cluster.recover();
            try (var session = Roles.administer(cluster)) {
                rows = first(session, READ_ALL, Long.class);
            }
        }
        Homes.delete(trial.directory());
        return rows;
    }

    private static <T> T first(Connection session, String query, Class<T> type) throws SQLException {
        try (var statement = session.createStatement()) {
            for (var isResult = statement.execute(query); !isResult; ) {
                isResult = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getObject(1, type);
            }
        }
    }
}
