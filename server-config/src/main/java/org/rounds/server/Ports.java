package org.rounds.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where the application server listens, on the loopback interface.
 *
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
        if (http == 0) {
            return new Ports(free(), free(), free());
        }
        requireFree(http);
        return new Ports(http, freeOrAny(http + HTTPS), freeOrAny(http + MANAGEMENT));
    }

    /** Refuses to start where somebody listens. */
    static void requireFree(int port) {
        if (!isFree(port)) {
            throw new LaunchFailure("Port " + port + " is taken; stop what listens there, or choose another port with"
                    + " -Drounds.http.port=.");
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
