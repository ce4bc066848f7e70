package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** One finished backup: an instance's data and secrets, in a directory named after the instant it reaches. */
record KeptBackup(Instance content) {

    static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAMED = Pattern.compile("\\d{8}T\\d{6}\\.\\d{6}Z");
    private static final Pattern FIRST = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    static boolean isOne(Path directory) {
        return NAMED.matcher(directory.getFileName().toString()).matches();
    }

    /** The earliest instant that it can be brought to. */
    Instant reaches() {
        return NAME.parse(content.name(), Instant::from);
    }

    /** The first piece of the log that it needs. */
    String firstSegment() throws IOException {
        var label = Files.readString(content.pgdata().resolve("backup_label"));
        var match = FIRST.matcher(label);
        if (!match.find()) {
            throw new IOException(content.directory() + " has a backup_label that says nothing");
        }
        return match.group(1);
    }
}
