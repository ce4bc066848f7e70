package org.rounds.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rounds, running: PostgreSQL and an application server as child processes of this JVM. Closing it, or ending the JVM by
 * a signal, stops the application server first and then the database.
 */
public final class RunningServer implements AutoCloseable {

    private final Options options;
    private final PrintStream console;
    private final Parts parts = new Parts();
    private @Nullable Launch launch;
    private @Nullable ServerProcess process;
    private @Nullable AppServer server;

    private RunningServer(Options options, PrintStream console) {
        this.options = options;
        this.console = console;
    }

    /**
     * Starts everything and returns when the application serves.
     *
     * @throws LaunchFailure if that is impossible; nothing is left running then
     */
    public static RunningServer start(Options options) {
        return start(options, System.out);
    }

    static RunningServer start(Options options, PrintStream console) {
        var running = new RunningServer(options, console);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "rounds-stop"));
        try {
            running.boot();
            return running;
        } catch (IOException e) {
            running.close();
            throw new LaunchFailure("Rounds cannot start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private void boot() throws IOException {
        var instance = options.instance();
        parts.own(InstanceLock.take(instance));
        var foundation = new Foundation(options, console, parts::own);
        foundation.clear();
        var ports = Ports.from(options.httpPort(), options.httpsPort());
        var database = foundation.database();
        serve(new Launch(options, instance, ports, Secrets.of(instance), database, SigningKey.of(instance)));
    }

    private void serve(Launch start) throws IOException {
        launch = start;
        if (start.hasSelfMadeCertificate()) {
            SelfMadeCertificate.provide(start.instance(), start.secrets().management());
        }
        var chosen = options.server().on(start);
        server = chosen;
        var command = chosen.prepare();
        Files.deleteIfExists(start.instance().serverLog());
        var child = parts.start(() -> ServerProcess.start(command, start, console, chosen::saysDeploymentFailed));
        process = child;
        var ready = Readiness.await(chosen.probe(), () -> child.isAlive() && !child.hasFailed() && !parts.isClosing());
        parts.refuseIfClosing();
        if (!ready) {
            var reason = reason(chosen, child);
            child.close();
            Ports.requireFree(start.ports().http()); // somebody may have been faster than the server
            throw new LaunchFailure(
                    reason(chosen, child) + LogTail.of(start.instance().serverLog()));
        }
    }

    private static String reason(AppServer server, ServerProcess child) {
        if (child.hasFailed()) {
            return "The application did not deploy on " + server.title() + ".";
        }
        return server.title() + (child.isAlive() ? " is not ready after minutes." : " ended while starting.");
    }

    /**
     * Waits until the application server ends.
     *
     * @return whether it ended by itself rather than by {@link #close()}
     */
    boolean awaitExit() throws InterruptedException {
        child().awaitExit();
        return !parts.isClosing();
    }

    @Override
    public void close() {
        parts.close();
    }

    /** Where the pages and the API are, with a slash at the end. */
    public URI uri() {
        return URI.create("http://localhost:" + ports().http() + "/");
    }

    /** The same, encrypted; empty where HTTPS is off. */
    public Optional<URI> httpsUri() {
        return ports().hasHttps()
                ? Optional.of(URI.create("https://localhost:" + ports().https() + "/"))
                : Optional.empty();
    }

    /** The log with one JSON object per line. */
    public Path jsonLog() {
        return started(server).jsonLog();
    }

    /** Whether the launcher made the certificate, for want of a configured one. */
    boolean hasSelfMadeCertificate() {
        return launch().hasSelfMadeCertificate();
    }

    public Ports ports() {
        return launch().ports();
    }

    public Database database() {
        return launch().database();
    }

    public Instance instance() {
        return launch().instance();
    }

    /** The administrator of the application server's management. */
    public Credentials administrator() {
        return new Credentials("admin", launch().managementPassword());
    }

    /** The server's ROUNDS_* settings, with passwords. */
    public Map<String, String> environment() {
        return launch().environment();
    }

    /** The application server's process id. */
    public long pid() {
        return child().pid();
    }

    String title() {
        return server == null ? "" : server.title();
    }

    Optional<String> managementConsole() {
        return server == null ? Optional.empty() : server.console();
    }

    private Launch launch() {
        return started(launch);
    }

    private ServerProcess child() {
        return started(process);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("Rounds has not started");
        }
        return part;
    }
}
