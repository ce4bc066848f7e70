package org.rounds.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.function.Predicate;

/** The application server's process: its console passed on, its id on file for the next launcher. */
final class ServerProcess implements AutoCloseable {

    /** Time for requests under way; after it the process is killed. */
    private static final int STOP_SECONDS = 40;

    private final Process process;
    private volatile boolean failed;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(
            AppServer.Start start, Launch launch, PrintStream console, Predicate<String> saysDeploymentFailed)
            throws IOException {
        var builder = new ProcessBuilder(start.command())
                .directory(launch.instance().directory().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ROUNDS_"));
        builder.environment().putAll(launch.environment());
        builder.environment().putAll(start.environment());
        var process = builder.start();
        Files.writeString(launch.instance().serverPid(), Long.toString(process.pid()));
        process.getOutputStream().close();
        var server = new ServerProcess(process);
        server.passOn(console, saysDeploymentFailed);
        return server;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the server said that the application did not deploy. */
    boolean hasFailed() {
        return failed;
    }

    long pid() {
        return process.pid();
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        Processes.end(process.toHandle(), STOP_SECONDS);
    }

    private void passOn(PrintStream console, Predicate<String> saysDeploymentFailed) {
        var reader = process.inputReader();
        var thread = new Thread(() -> copy(reader, console, saysDeploymentFailed), "server-console");
        thread.setDaemon(true);
        thread.start();
    }

    private void copy(BufferedReader reader, PrintStream console, Predicate<String> saysDeploymentFailed) {
        try (reader) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                console.println(line);
                failed |= saysDeploymentFailed.test(line);
            }
        } catch (IOException closedWithTheProcess) {
            failed |= !process.isAlive();
        }
    }
}
