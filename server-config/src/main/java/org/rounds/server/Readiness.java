package org.rounds.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until the server serves. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Readiness() {}

    /** An address, and the answer by which it proves readiness. */
    record Probe(URI uri, int status) {

        boolean answers() {
            try {
                var connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(1000);
                connection.setReadTimeout(5000);
                return connection.getResponseCode() == status;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    /** Returns true when the probe answers, false when it cannot any more. */
    static boolean await(Probe probe, BooleanSupplier hope) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (hope.getAsBoolean() && System.nanoTime() < deadline) {
            if (probe.answers()) {
                return true;
            }
            pause();
        }
        return false;
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new LaunchFailure("Interrupted while the server was starting.", e);
        }
    }
}
