package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * PostgreSQL's log of changes (WAL), kept beside the backups: with it a backup can be brought to any later instant. A
 * file is there whole and on disk, or not at all.
 */
record Archive(Instance instance) {

    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}(\\..*)?");
    private static final int TIMELINE = 8;

    /**
     * What PostgreSQL runs for each finished piece. Until the first backup it keeps nothing, since nothing could be
     * restored with it. A piece that is there already, alike, is kept; another one of its name is an error.
     */
    String keepCommand() {
        var kept = quoted(directory()) + "/%f.gz";
        var draft = quoted(directory()) + "/%f.draft";
        return configured("test ! -e " + quoted(instance.archiving())
                + " || gzip -dc " + kept + " 2>/dev/null | cmp -s - %p"
                + " || { test ! -e " + kept + " && gzip -1 -c %p > " + draft + " && sync " + draft
                + " && mv " + draft + " " + kept + " && sync " + quoted(directory()) + "; }");
    }

    /** What PostgreSQL runs for each piece it needs while recovering: from here, else from the data it replaces. */
    String fetchCommand(Path replaced) {
        return configured("gzip -dc " + quoted(directory()) + "/%f.gz > %p 2>/dev/null || cp "
                + quoted(replaced.resolve("pg_wal")) + "/%f %p 2>/dev/null");
    }

    /** Keeps every change from now on. */
    void begin() throws IOException {
        Files.createDirectories(directory());
        if (Files.notExists(instance.archiving())) {
            Files.createFile(instance.archiving());
        }
    }

    /** Forgets what lies before a segment, on whatever timeline; the timelines' own history stays. */
    void forgetBefore(String segment) throws IOException {
        Predicate<Path> older = file -> {
            var name = file.getFileName().toString();
            return SEGMENT.matcher(name).matches()
                    && name.substring(TIMELINE, segment.length()).compareTo(segment.substring(TIMELINE)) < 0;
        };
        try (var files = Files.list(directory())) {
            for (var file : files.filter(older).toList()) {
                Files.delete(file);
            }
        }
    }

    Path directory() {
        return instance.backup().resolve("wal");
    }

    /** For the shell; PostgreSQL reads %% as one %. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''").replace("%", "%%") + "'";
    }

    /** For a value in PostgreSQL's configuration, between single quotes. */
    private static String configured(String command) {
        return command.replace("\\", "\\\\").replace("'", "''");
    }
}
