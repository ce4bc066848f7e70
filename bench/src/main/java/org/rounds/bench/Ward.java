package org.rounds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.rounds.ejb.integration.BundleProblem;
import org.rounds.ejb.integration.RosterBundle;
import org.rounds.ejb.integration.ShiftSchedulingFile;

/** An instance file as its rows say it, and as the product's problem. */
record Ward(int days, RosterBundle bundle, BundleProblem problem) {
    /** Any Monday will do: the format counts days from one and names no date. */
    static final LocalDate START = LocalDate.of(2026, 3, 2);

    /** @throws org.rounds.ejb.integration.BadFile with every bad line */
    static Ward read(Path instance) throws IOException {
        return of(String.valueOf(instance.getFileName()), Files.readAllBytes(instance));
    }

    static Ward of(String name, byte[] content) {
        ShiftSchedulingFile.Instance read = ShiftSchedulingFile.read(name, content, START);
        // UTC, because an hour lost to summer time is not in these instances.
        return new Ward(
                read.days(), read.bundle(), BundleProblem.of(read.bundle(), START, read.days(), ZoneOffset.UTC));
    }
}
