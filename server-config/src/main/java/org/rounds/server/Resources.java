package org.rounds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The servers' configuration files, which the launcher carries along. */
final class Resources {

    private Resources() {}

    static String text(String name) throws IOException {
        try (var resource = Resources.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("the launcher lacks its resource " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
