package org.rounds.ejb.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What is running.
 *
 * @param time of the release, since builds are reproducible
 */
record Build(String version, String time) {
    static final Build THIS = read();

    private static Build read() {
        var properties = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(properties.getProperty("version", ""), properties.getProperty("time", ""));
    }
}
