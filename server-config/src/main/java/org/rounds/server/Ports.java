package org.rounds.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where the application server listens, on the loopback interface.
 *
 * @param https -1 where HTTPS is off
 * @param management WildFly's console and management; on Liberty, the platform's own endpoints
 */
public record Ports(int http, int https, int management) {

    private static final int HTTPS = 8443 - 8080;
    private static final int MANAGEMENT = 9990 - 8080;

    /**
     * Derives the ports from the first as 8080 leads to 8443 and 9990, with any free port in place of a taken one; zero
     * takes free ports throughout.
     *
     * @throws LaunchFailure if the HTTP port, which somebody asked for, is taken
     */
    static Ports from(int http) {
        return from(http, 0);
    }

    /**
     * As {@link #from(int)}, with an HTTPS port that somebody asked for.
     *
     * @param https -1 for no HTTPS, 0 for the derived one
     */
    static Ports from(int http, int https) {
        if (https > 0) {
            requireFree(https, "rounds.https.port");
        }
        if (http > 0) {
            requireFree(http);
        }
        return new Ports(
                http == 0 ? free() : http,
                https != 0 ? https : http == 0 ? free() : freeOrAny(http + HTTPS),
                http == 0 ? free() : freeOrAny(http + MANAGEMENT));
    }

    boolean hasHttps() {
        return https > 0;
    }

    /** Refuses to start where somebody listens. */
    static void requireFree(int port) {
        requireFree(port, "rounds.http.port");
    }

    private static void requireFree(int port, String property) {
        if (!isFree(port)) {
            throw new LaunchFailure("Port " + port + " is taken; stop what listens there, or choose another port with"
                    + " -D" + property + "=.");
        }
    }

    static int freeOrAny(int port) {
        return port > 0 && port <= 65535 && isFree(port) ? port : free();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LaunchFailure("This machine has no free port left.", e);
        }
    }
}
