package org.rounds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BackupTest {

    private static final PrintStream QUIET =
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /** One for all, since PostgreSQL is unpacked into it. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    private Options options = place();

    private interface Work<T> {
        T with(Connection session) throws SQLException;
    }

    private static Options place() {
        return FoundationTest.options(root.resolve("hos pi'tal 100% " + UUID.randomUUID()));
    }

    @Test
    @DisplayName("taken while Rounds runs brings back exactly the rows of any later instant, also after a restore")
    void restoresToAnInstant() throws Exception {
        var noted = new Instant[2];
        running(session -> {
            insert(session, 1, 10);
            new Backup(options, QUIET).take(3);
            insert(session, 11, 20);
            noted[0] = now(session);
            insert(session, 21, 30);
            return execute(session, "DELETE FROM note WHERE id <= 5");
        });
        var taken = new Backups(options.instance()).all();

        var aside = new Restore(options, QUIET).to(Optional.of(noted[0]));

        assertThat(aside.resolve("pgdata/PG_VERSION")).exists();
        running(session -> {
            assertThat(ids(session))
                    .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
            insert(session, 31, 31);
            noted[1] = now(session);
            return execute(session, "TRUNCATE note");
        });
        new Restore(options, QUIET).to(Optional.of(noted[1]));
        running(session -> assertThat(ids(session))
                .as("the line of events that the first restore began")
                .isEqualTo(Stream.concat(IntStream.rangeClosed(1, 20).boxed(), Stream.of(31))
                        .toList()));
        assertThat(new Backups(options.instance()).all()).isEqualTo(taken);
    }

    @Test
    @DisplayName("brings back the last change of all to another machine, secrets and all, and keeps no more than asked")
    void restoresEverything() throws Exception {
        running(session -> execute(session, "INSERT INTO note SELECT generate_series(1, 100)"));
        SigningKey.of(options.instance());
        new Backup(options, QUIET).take(1);
        var first = new Backups(options.instance()).all();
        running(session -> execute(session, "INSERT INTO note VALUES (101)"));
        new Backup(options, QUIET).take(1);
        running(session -> execute(session, "INSERT INTO note VALUES (102)"));
        var kept = new Backups(options.instance()).all();
        assertThat(kept).hasSize(1).isNotEqualTo(first);
        assertThat(segments()).isNotEmpty().allMatch(name -> name.compareTo(segment(kept)) >= 0);

        var elsewhere = place();
        Files.createDirectories(elsewhere.data());
        Files.move(options.instance().backup(), elsewhere.instance().backup());
        Files.delete(options.instance().signingKey());
        options = elsewhere;
        new Restore(options, QUIET).to(Optional.empty());

        assertThat(options.instance().signingKey()).exists();
        running(session -> assertThat(ids(session)).hasSize(102).endsWith(102));
    }

    @Test
    @DisplayName("that cannot lead to the instant leaves the data as it was")
    void refusesTheImpossible() throws Exception {
        var before = Instant.now();
        running(session -> {
            new Backup(options, QUIET).take(1);
            return execute(session, "INSERT INTO note VALUES (1)");
        });
        assertThatThrownBy(() -> new Restore(options, QUIET).to(Optional.of(before)))
                .hasMessageContaining("the earliest instant is");
        assertThatThrownBy(() ->
                        new Restore(options, QUIET).to(Optional.of(Instant.now().plus(Duration.ofDays(1)))))
                .hasMessageContaining("Nothing was restored")
                .hasMessageContaining("recovery ended before configured recovery target was reached");
        running(session -> {
            assertThatThrownBy(() -> new Restore(options, QUIET).to(Optional.empty()))
                    .hasMessageContaining("already runs");
            return assertThat(ids(session)).containsExactly(1);
        });
        assertThat(options.data()).isDirectoryNotContaining("glob:**before-restore*");
    }

    private <T> void running(Work<T> work) throws Exception {
        try (var parts = new Parts()) {
            parts.own(InstanceLock.take(options.instance()));
            var foundation = new Foundation(options, QUIET, parts::own, FoundationTest.CHANGELOG);
            var database = foundation.database();
            try (var session = database.connect(database.superuser().orElseThrow())) {
                work.with(session);
            }
        }
    }

    private List<String> segments() throws IOException {
        try (var files = Files.list(new Archive(options.instance()).directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}.*"))
                    .toList();
        }
    }

    private static String segment(List<KeptBackup> kept) {
        try {
            return kept.get(0).firstSegment();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void insert(Connection session, int from, int to) throws SQLException {
        for (var id = from; id <= to; id++) {
            execute(session, "INSERT INTO note VALUES (" + id + ")");
        }
    }

    private static Instant now(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery("SELECT clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static List<Integer> ids(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var rows = statement.executeQuery("SELECT id FROM note ORDER BY id")) {
            var ids = new ArrayList<Integer>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    private static boolean execute(Connection session, String command) throws SQLException {
        try (var statement = session.createStatement()) {
            return statement.execute(command);
        }
    }
}
