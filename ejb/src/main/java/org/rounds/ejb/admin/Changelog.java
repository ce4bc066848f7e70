package org.rounds.ejb.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The changesets that this release was built with. Liquibase, which applies them, is not part of the EAR. */
final class Changelog {
    private static final String PLACE = "/org/rounds/persistence/";
    private static final Pattern FILE = Pattern.compile("file: *([^, }]+)");
    private static final Pattern CHANGESET = Pattern.compile("^--changeset +[^:]+:(\\S+)", Pattern.MULTILINE);

    private Changelog() {}

    /** Returns their ids, in order. */
    static List<String> changesets() {
        return matches(FILE, "changelog.yaml").stream()
                .flatMap(file -> matches(CHANGESET, file).stream())
                .toList();
    }

    private static List<String> matches(Pattern pattern, String file) {
        return pattern.matcher(read(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String read(String file) {
        try (InputStream content = Changelog.class.getResourceAsStream(PLACE + file)) {
            return new String(Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
