package org.rounds.bench;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stood on the command line after the command: {@code --name value}, in any order. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /** @throws Refused if an option is unknown, stands twice or has no value */
    Arguments(List<String> words, List<String> known) {
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!option.startsWith("--") || !known.contains(option.substring(2))) {
                throw new Refused("unknown option: " + option);
            }
            if (i + 1 == words.size()) {
                throw new Refused("no value for " + option);
            }
            if (values.put(option.substring(2), words.get(i + 1)) != null) {
                throw new Refused(option + " stands twice");
            }
        }
    }

    /** Returns a file that can be read. */
    Path input(String option) {
        String value = values.get(option);
        if (value == null) {
            throw new Refused("--" + option + " is missing");
        }
        Path path = path(option, value);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Refused("--" + option + " is no readable file: " + value);
        }
        return path;
    }

    /** Returns a file that can be written, checked before minutes are spent on its content; null if not given. */
    @Nullable
    Path output(String option) {
        String value = values.get(option);
        if (value == null) {
            return null;
        }
        Path path = path(option, value);
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(path)) {
            throw new Refused("--" + option + " cannot be written: " + value);
        }
        return path;
    }

    long number(String option, long least, long most, long fallback) {
        String value = values.get(option);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, with the bounds.
        }
        throw new Refused("--%s must be a number from %d to %d: %s".formatted(option, least, most, value));
    }

    private static Path path(String option, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException invalid) {
            throw new Refused("--" + option + " is no path: " + value);
        }
    }
}
