package org.rounds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a log, for whoever has to find out why a start failed. */
final class LogTail {

    private static final int LINES = 40;

    private LogTail() {}

    static String of(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\tat ")) // the reasons, not the way to them
                    .toList();
            var tail = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return " The end of " + log + ":\n" + String.join("\n", tail);
        } catch (IOException e) {
            return " There is no log at " + log + ".";
        }
    }
}
