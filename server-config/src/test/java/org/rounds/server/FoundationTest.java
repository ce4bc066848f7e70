package org.rounds.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nobody wants to find out at night: that a killed launcher costs data, or leaves something that bars the start. */
@DisplayName("The database of an instance")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FoundationTest {

    static final String CHANGELOG = "org/rounds/server/notes.yaml";

    static Options options(Path data) {
        return new Options(data.resolveSibling("homes"), data, ServerKind.WILDFLY, 0, 0, false, false, Map.of());
    }

    @Test
    @DisplayName("keeps every commit when launcher and PostgreSQL are killed, and recovers the instance by itself")
    void survivesKill(@TempDir Path root) throws Exception {
        var data = root.resolve("killed");
        var url = new String[1];
        var host = host(data, url);
        insert(data, url[0], 100);
        host.destroyForcibly().waitFor();
        var orphan = PostgresCluster.postmaster(new Instance(data)).orElseThrow();

        host = host(data, url);

        // An orphan that has ended is there until init has buried it.
        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(count(data, url[0])).isEqualTo(100);
        end(host);
    }

    @Test
    @DisplayName("is gone, lock and all, after SIGTERM, and its data is there again at the next start")
    void stopsOnSigterm(@TempDir Path root) throws Exception {
        var data = root.resolve("stopped");
        var url = new String[1];
        var host = host(data, url);
        var first = url[0];
        insert(data, first, 1);
        end(host);
        assertThat(PostgresCluster.postmaster(new Instance(data))).isEmpty();

        host = host(data, url);

        assertThat(url[0]).as("the port is kept").isEqualTo(first);
        assertThat(count(data, url[0])).isEqualTo(1);
        end(host);
    }

    @Test
    @DisplayName("never takes a stranger's process for its own, although the id on file is alive")
    void sparesStrangers(@TempDir Path root) throws IOException {
        var data = Files.createDirectories(root.resolve("strangers"));
        var instance = new Instance(data);
        Files.writeString(
                instance.serverPid(), Long.toString(ProcessHandle.current().pid()));
        Orphans.stopServer(instance, new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        assertThat(ProcessHandle.current().isAlive()).isTrue();
        assertThat(instance.serverPid()).doesNotExist();
    }

    @Test
    @DisplayName("keeps its secrets to its owner")
    void secretsAreSecret(@TempDir Path root) throws IOException {
        var instance = new Instance(Files.createDirectories(root.resolve("secret")));
        Secrets.of(instance);
        for (var file : new Path[] {instance.secrets(), SigningKey.of(instance)}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static void insert(Path data, String url, int rows) throws SQLException {
        try (var connection = database(data, url).connect(app(data));
                var statement = connection.prepareStatement("INSERT INTO note (id) VALUES (?)")) {
            for (var id = 0; id < rows; id++) {
                statement.setInt(1, id);
                statement.executeUpdate();
            }
        }
    }

    private static int count(Path data, String url) throws SQLException {
        try (var connection = database(data, url).connect(app(data));
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM note")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static Credentials app(Path data) {
        return new Credentials(Roles.APP, Secrets.of(new Instance(data)).app());
    }

    private static Database database(Path data, String url) {
        return new Database(url, app(data), app(data), Optional.empty());
    }

    private static Process host(Path data, String[] url) throws IOException {
        var process = new ProcessBuilder(
                        Command.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHost.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        url[0] = address(process.inputReader());
        return process;
    }

    private static String address(BufferedReader output) throws IOException {
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length());
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no database:\n" + seen);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
