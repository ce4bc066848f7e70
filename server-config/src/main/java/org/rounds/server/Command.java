package org.rounds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A short-lived program: runs to its end, and its output is shown only if it fails. */
record Command(List<String> arguments, Map<String, String> environment) {

    Command(List<String> arguments) {
        this(arguments, Map.of());
    }

    /** Runs the program; an interrupted launcher takes it along. */
    String runWithUs(String purpose) {
        var hook = new Thread(() -> {});
        try {
            var process = start();
            hook = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(hook);
            return finish(process, purpose);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot " + purpose + ": " + e.getMessage(), e);
        } finally {
            forget(hook);
        }
    }

    /** Runs the program to its end even while the launcher is being stopped. */
    String run(String purpose) {
        try {
            return finish(start(), purpose);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot " + purpose + ": " + e.getMessage(), e);
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static String finish(Process process, String purpose) throws IOException {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new LaunchFailure("Cannot " + purpose + ":\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("Interrupted while trying to " + purpose + ".", e);
        }
        return output;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            hook.interrupt();
        }
    }

    /** The java program of the JDK that runs the launcher. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
