package org.rounds.ejb.rotation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * How a year is laid out in blocks (catalogue/residency.md 3.3): block 0 is what there is before block 1 starts, the others
 * have one length, and the last takes the rest.
 */
record BlockLayout(int number, LocalDate start, LocalDate end) {
    /** Returns the first Thursday on or after the year's first day. */
    static LocalDate firstThursday(LocalDate first) {
        return first.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
    }

    /**
     * Returns the blocks by number. A rest of half a length or more is a block of its own, a smaller one makes the last
     * block longer: that gives 13 blocks of 28 days whichever weekday a year starts on, leap or not.
     */
    static List<BlockLayout> of(LocalDate first, LocalDate last, LocalDate firstStart, int length) {
        List<BlockLayout> blocks = new ArrayList<>();
        if (firstStart.isAfter(first)) {
            blocks.add(new BlockLayout(0, first, firstStart.minusDays(1)));
        }
        long days = ChronoUnit.DAYS.between(firstStart, last) + 1;
        int count = Math.max(1, Math.toIntExact((2 * days + length) / (2L * length)));
        for (int number = 1; number <= count; number++) {
            LocalDate start = firstStart.plusDays((number - 1L) * length);
            blocks.add(new BlockLayout(number, start, number == count ? last : start.plusDays(length - 1L)));
        }
        return blocks;
    }
}
