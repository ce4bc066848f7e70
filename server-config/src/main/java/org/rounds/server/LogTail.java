package org.rounds.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The end of a log, for whoever has to find out why a start failed. */
final class LogTail {

    private static final int LINES = 40;

    private LogTail() {}

    static String of(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n");
            var tail = Arrays.stream(lines).skip(Math.max(0, lines.length - LINES));
            return " The end of " + log + ":\n" + tail.collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return " There is no log at " + log + ".";
        }
    }
}
