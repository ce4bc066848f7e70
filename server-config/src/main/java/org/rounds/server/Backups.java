package org.rounds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The backups of an instance, beside the log that leads on from them. */
record Backups(Instance instance) {

    /** The oldest first. */
    List<KeptBackup> all() throws IOException {
        if (Files.notExists(instance.backup())) {
            return List.of();
        }
        try (var directories = Files.list(instance.backup())) {
            return directories
                    .filter(KeptBackup::isOne)
                    .map(directory -> new KeptBackup(new Instance(directory)))
                    .sorted(Comparator.comparing(KeptBackup::reaches))
                    .toList();
        }
    }

    /** The one from which the way to that instant is shortest. */
    Optional<KeptBackup> leadingTo(Instant target) throws IOException {
        return all().stream()
                .filter(backup -> !backup.reaches().isAfter(target))
                .reduce((older, newer) -> newer);
    }

    /** Deletes all but so many, and the part of the log that only those needed. */
    void keepNewest(int number) throws IOException {
        var all = all();
        var kept = all.subList(Math.max(0, all.size() - number), all.size());
        for (var old : all.subList(0, all.size() - kept.size())) {
            Homes.delete(old.content().directory());
        }
        new Archive(instance).forgetBefore(kept.get(0).firstSegment());
    }

    /** Sets aside what lies on the line of events that a restore leaves. */
    void moveAfter(Instant target, Path aside) throws IOException {
        for (var backup : all()) {
            if (backup.reaches().isAfter(target)) {
                Files.move(
                        backup.content().directory(),
                        aside.resolve(backup.content().name()));
            }
        }
    }
}
