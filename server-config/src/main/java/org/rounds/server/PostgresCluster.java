package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The embedded PostgreSQL of one instance. Its data is durable: what was committed survives a killed launcher and a
 * killed server. {@code pg_ctl} gives it a session of its own, so that Ctrl-C in the terminal does not reach it before
 * the application server, which needs it to the end.
 */
final class PostgresCluster implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    /** SQL state of a server that is recovering. */
    private static final String NOT_YET = "57P03";

    private static final Pattern PORT = Pattern.compile("^port = (\\d+)$", Pattern.MULTILINE);

    /** Settings of ours, read after postgresql.conf. JIT is off: it costs more than our short queries take. */
    private static final String SETTINGS =
            """
            # Written by the Rounds launcher at every start.
            port = %d
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 100
            shared_buffers = 256MB
            effective_cache_size = 1GB
            maintenance_work_mem = 64MB
            max_wal_size = 1GB
            archive_mode = on
            archive_command = '%s'
            archive_timeout = 60s
            include_if_exists '%s'
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private final PostgresBinaries binaries;
    private final Instance instance;
    private final Credentials superuser;
    private int port;

    PostgresCluster(PostgresBinaries binaries, Instance instance, String superuserPassword) {
        this.binaries = binaries;
        this.instance = instance;
        this.superuser = new Credentials(SUPERUSER, superuserPassword);
    }

    /** Starts the server and returns when it takes connections. */
    synchronized void start() {
        try {
            if (Files.notExists(instance.pgdata())) {
                create();
            }
            configure();
        } catch (IOException e) {
            throw new LaunchFailure("Cannot prepare PostgreSQL in " + instance.pgdata() + ": " + e.getMessage(), e);
        }
        control("start", "--wait", "--timeout=120", "--log=" + instance.databaseLog())
                .run("start PostgreSQL (its log: " + instance.databaseLog() + ")");
    }

    /** Starts the server on data that has to catch up with the log, and returns when that is done, however long it takes. */
    synchronized void recover() {
        try {
            start();
            while (!takesSessions()) {
                Readiness.pause();
            }
        } catch (LaunchFailure failure) {
            throw new LaunchFailure(failure.sentence() + LogTail.of(instance.databaseLog()), failure);
        }
    }

    private boolean takesSessions() {
        try (var session = Roles.administer(this)) {
            return session.isValid(0);
        } catch (SQLException e) {
            if (postmaster(instance).isEmpty() || !NOT_YET.equals(e.getSQLState())) {
                throw new LaunchFailure("PostgreSQL cannot recover: " + e.getMessage(), e);
            }
            return false;
        }
    }

    /** Takes the server that another launcher runs on this data for its own, except for stopping it. */
    synchronized void join() {
        try {
            port = lastPort(settings());
        } catch (IOException e) {
            throw new LaunchFailure("Cannot read " + settings() + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    Credentials superuser() {
        return superuser;
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
    @Override
    public synchronized void close() {
        if (postmaster(instance).isPresent()) {
            control("stop", "--wait", "--timeout=60", "--mode=fast").run("stop PostgreSQL");
        }
    }

    /**
     * The PostgreSQL that runs on the instance's data, if any. The process id alone proves nothing, since ids are
     * reused: its command line must name the data directory.
     */
    static Optional<ProcessHandle> postmaster(Instance instance) {
        return Processes.named(
                instance.pgdata().resolve("postmaster.pid"), instance.pgdata().toString());
    }

    private void create() throws IOException {
        if (Files.exists(instance.restoring())) {
            throw new LaunchFailure("A restore was interrupted: move pgdata back from the newest before-restore-* in "
                    + instance.directory() + " and restore again.");
        }
        var draft = instance.directory().resolve("pgdata.draft");
        var password = instance.directory().resolve("pgdata.password");
        Homes.delete(draft);
        PrivateFiles.write(password, superuser.password());
        try {
            binaries.command(
                            "initdb",
                            List.of(
                                    "--pgdata=" + draft,
                                    "--username=" + SUPERUSER,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8"))
                    .runWithUs("create the database in " + instance.pgdata());
        } finally {
            Files.delete(password);
        }
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude 'rounds.conf'\n", StandardOpenOption.APPEND);
        Files.move(draft, instance.pgdata(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps the port of the last start if it is still free, so that a saved connection goes on working. */
    private void configure() throws IOException {
        port = Ports.freeOrAny(lastPort(settings()));
        Files.writeString(settings(), SETTINGS.formatted(port, new Archive(instance).keepCommand(), Recovery.SETTINGS));
    }

    private Path settings() {
        return instance.pgdata().resolve("rounds.conf");
    }

    private static int lastPort(Path settings) throws IOException {
        if (Files.notExists(settings)) {
            return 0;
        }
        var match = PORT.matcher(Files.readString(settings));
        return match.find() ? Integer.parseInt(match.group(1)) : 0;
    }

    private Command control(String action, String... options) {
        var arguments = new ArrayList<>(List.of(action, "--pgdata=" + instance.pgdata(), "--silent"));
        arguments.addAll(List.of(options));
        return binaries.command("pg_ctl", arguments);
    }
}
