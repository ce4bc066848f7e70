package org.rounds.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.rounds.ejb.integration.BundleProblem;
import org.rounds.ejb.integration.RosterBundle;
import org.rounds.ejb.integration.ShiftSchedulingFile;

/** An instance file as its rows say it, and as the product's problem. */
record Ward(int days, RosterBundle bundle, BundleProblem problem) implements Instance {
    /** Any Monday will do: the format counts days from one and names no date. */
    static final LocalDate START = LocalDate.of(2026, 3, 2);

    @Override
    public LocalDate start() {
        return START;
    }

    @Override
    public Judge.Verdict judge(Sheet sheet) {
        return Judge.judge(this, sheet);
    }

    /** @throws org.rounds.ejb.integration.BadFile with every bad line */
    static Ward of(String name, byte[] content) {
        ShiftSchedulingFile.Instance read = ShiftSchedulingFile.read(name, content, START);
        // UTC, because an hour lost to summer time is not in these instances.
        return new Ward(
                read.days(), read.bundle(), BundleProblem.of(read.bundle(), START, read.days(), ZoneOffset.UTC));
    }
}
