package org.rounds.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Brings the embedded database back to an instant. What was there is set aside whole, never overwritten, and put back if
 * the instant cannot be reached.
 */
record Restore(Options options, PrintStream console) {

    /** A recovering PostgreSQL knows no names of time zones, Z included. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    /** The instant that {@code -Drounds.restore.to} names; empty for the last change there is. */
    static Optional<Instant> target() {
        var text = System.getProperty("rounds.restore.to", "");
        try {
            return text.equals("latest")
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new LaunchFailure("-Drounds.restore.to=" + text + " is neither an instant such as"
                    + " 2026-11-22T05:00:00Z nor latest.");
        }
    }

    /** Restores, and returns where the data is that was there before. */
    Path to(Optional<Instant> target) {
        Backup.requireEmbedded(options);
        try (var parts = new Parts()) {
            parts.own(InstanceLock.take(options.instance()));
            new Foundation(options, console, parts::own).clear();
            var aside = restore(backup(target), target);
            console.println("Restored to " + target.map(Instant::toString).orElse("the last change kept")
                    + ". What was there before is in " + aside + "; delete it when nobody misses anything.");
            return aside;
        } catch (IOException e) {
            throw new LaunchFailure("Cannot restore: " + e.getMessage(), e);
        }
    }

    private KeptBackup backup(Optional<Instant> target) throws IOException {
        var backups = new Backups(options.instance());
        return backups.leadingTo(target.orElse(Instant.MAX))
                .orElseThrow(() -> new LaunchFailure("No backup in "
                        + options.instance().backup() + " leads to "
                        + target.map(Instant::toString).orElse("anywhere") + "; " + earliest(backups)));
    }

    private static String earliest(Backups backups) {
        try {
            return backups.all().stream()
                    .findFirst()
                    .map(backup -> "the earliest instant is " + backup.reaches() + ".")
                    .orElse("there is none at all.");
        } catch (IOException e) {
            return "they cannot be read: " + e.getMessage();
        }
    }

    private Path restore(KeptBackup backup, Optional<Instant> target) throws IOException {
        var instance = options.instance();
        var aside = Files.createDirectories(instance.directory()
                .resolve("before-restore-"
                        + KeptBackup.NAME.format(Clock.systemUTC().instant())));
        var replaced = aside.resolve("pgdata");
        layOut(backup, target, replaced);
        if (Files.exists(instance.pgdata())) {
            Files.move(instance.pgdata(), replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(instance.restoring(), instance.pgdata(), StandardCopyOption.ATOMIC_MOVE);
            bringBackMissing(backup.content().secrets(), instance.secrets());
            bringBackMissing(backup.content().signingKey(), instance.signingKey());
            recover(instance);
        } catch (LaunchFailure | IOException failure) {
            putBack(instance, replaced);
            throw new LaunchFailure("Nothing was restored; the data is as it was. " + failure.getMessage(), failure);
        }
        new Backups(instance).moveAfter(target.orElse(Instant.MAX), aside);
        return aside;
    }

    /** Copies the backup to where it can take the data's place in one step, with its orders how far to go. */
    private void layOut(KeptBackup backup, Optional<Instant> target, Path replaced) throws IOException {
        var draft = options.instance().restoring();
        Homes.delete(draft);
        DataFiles.copy(backup.content().pgdata(), draft);
        var line = target.map(instant -> "recovery_target_time = '" + INSTANT.format(instant) + "'");
        new Recovery(draft, line.orElse("")).order(new Archive(options.instance()).fetchCommand(replaced));
        DataFiles.sync(draft);
    }

    private static void putBack(Instance instance, Path replaced) throws IOException {
        Homes.delete(instance.pgdata());
        if (Files.exists(replaced)) {
            Files.move(replaced, instance.pgdata(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(replaced.getParent());
    }

    private void recover(Instance instance) throws IOException {
        new Archive(instance).begin();
        var binaries = PostgresBinaries.in(options.homes());
        try (var cluster =
                new PostgresCluster(binaries, instance, Secrets.of(instance).superuser())) {
            cluster.recover();
        }
        new Recovery(instance.pgdata(), "").done();
    }

    private static void bringBackMissing(Path kept, Path place) throws IOException {
        if (Files.exists(kept) && Files.notExists(place)) {
            Files.copy(kept, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
