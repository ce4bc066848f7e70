package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The passwords of one instance: random, made at its first start, kept in secrets.properties. */
record Secrets(String superuser, String owner, String app, String management) {

    private static final String HEADING = "# Made by the Rounds launcher. pgdata opens with these passwords only.\n";

    static Secrets of(Instance instance) {
        try {
            var file = instance.secrets();
            if (Files.notExists(file)) {
                if (Files.exists(instance.pgdata())) {
                    throw new LaunchFailure("The passwords of " + instance.pgdata() + " are lost: " + file
                            + " is missing. Put it back, or remove the directory to start anew.");
                }
                create(instance);
            }
            return read(instance);
        } catch (IOException e) {
            throw new LaunchFailure("Cannot read the secrets of " + instance.directory() + ": " + e.getMessage(), e);
        }
    }

    private static void create(Instance instance) throws IOException {
        var lines = Stream.of("database.superuser", "database.owner", "database.app", "management")
                .map(name -> name + " = " + random() + "\n")
                .collect(Collectors.joining());
        PrivateFiles.write(instance.secrets(), HEADING + lines);
    }

    private static Secrets read(Instance instance) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(instance.secrets())) {
            properties.load(reader);
        }
        return new Secrets(
                required(properties, "database.superuser"),
                required(properties, "database.owner"),
                required(properties, "database.app"),
                required(properties, "management"));
    }

    private static String required(Properties properties, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new LaunchFailure("secrets.properties lacks " + name + ".");
        }
        return value;
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
