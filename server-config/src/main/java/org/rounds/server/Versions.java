package org.rounds.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the parts, as the parent POM pins them. */
final class Versions {

    static final String WILDFLY = of("wildfly");
    static final String LIBERTY = of("liberty");
    static final String POSTGRESQL = of("postgresql");

    private Versions() {}

    private static String of(String part) {
        var versions = new Properties();
        try (var file = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty(part, "unknown");
    }
}
