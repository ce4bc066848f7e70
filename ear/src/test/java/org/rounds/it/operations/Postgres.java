package org.rounds.it.operations;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rounds.it.Db;
import org.rounds.it.Server;

/** The PostgreSQL process behind the server, for tests that kill it. */
final class Postgres {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Postgres() {}

    /** Kills the postmaster, as the machine's end would; its children notice and end by themselves. */
    static void kill() {
        postmaster().orElseThrow().destroyForcibly();
    }

    /** Kills one session's process; PostgreSQL then ends all others and recovers by itself. */
    static void killSession() {
        long session = Db.count(
                "select pid from pg_stat_activity where usename = 'rounds_app' order by state_change desc limit 1");
        ProcessHandle.of(session).ifPresent(ProcessHandle::destroyForcibly);
        awaitSessions();
    }

    static void start() throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        Path instance = Server.running().instance().directory();
        command.addAll(
                List.of(program().toString(), "start", "--wait", "--silent", "--pgdata=" + instance.resolve("pgdata")));
        command.add("--log=" + instance.resolve("postgresql.log"));
        ProcessBuilder start =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Refused while a child of the killed postmaster has not yet noticed.
        await("PostgreSQL starts")
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .until(() -> start.start().waitFor() == 0);
        awaitSessions();
    }

    private static void awaitSessions() {
        await("PostgreSQL takes sessions")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    try (var session = Server.jdbcAsSuperuser()) {
                        return session.isValid(5);
                    }
                });
    }

    private static Path program() throws IOException {
        try (var homes = Files.list(Path.of(System.getProperty("rounds.root"), ".rounds"))) {
            return homes.filter(home -> home.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin/pg_ctl");
        }
    }

    private static Optional<ProcessHandle> postmaster() {
        try (var lines = Files.lines(Server.running().instance().directory().resolve("pgdata/postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
