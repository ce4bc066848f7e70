package org.rounds.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * What all instances share read-only below .rounds/: the unpacked servers and PostgreSQL. A home appears whole or not at
 * all, and of launchers starting together only one makes it.
 */
record Homes(Path directory) {

    /** Makes the content of a directory, or of a file inside it. */
    interface Making {
        void into(Path place) throws IOException;
    }

    /** Returns the home of that name, made now if it never was. */
    Path provide(String name, Making making) {
        return exclusively("prepare " + name, () -> {
            var home = directory.resolve(name);
            if (Files.notExists(home)) {
                var draft = directory.resolve("." + name + ".draft");
                delete(draft);
                Files.createDirectories(draft);
                making.into(draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        });
    }

    /** Repeats a step on a home when the stamp of its ingredients is another than the last time. */
    void refresh(Path home, String stamp, Making making) {
        exclusively("configure " + home.getFileName(), () -> {
            var mark = home.resolve(".rounds-stamp");
            if (Files.notExists(mark) || !Files.readString(mark).equals(stamp)) {
                Files.deleteIfExists(mark);
                making.into(home);
                Files.writeString(mark, stamp);
            }
            return home;
        });
    }

    static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private interface Work {
        Path get() throws IOException;
    }

    private Path exclusively(String purpose, Work work) {
        synchronized (Homes.class) {
            try {
                Files.createDirectories(directory);
                var lock = directory.resolve("homes.lock");
                try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock();
                    return work.get();
                }
            } catch (IOException e) {
                throw new LaunchFailure("Cannot " + purpose + " in " + directory + ": " + e.getMessage(), e);
            }
        }
    }
}
