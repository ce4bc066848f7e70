package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.persistence.people.Targets;

/**
 * What every file of rosters must keep to, whatever its format: sizes a hospital can have and codes that exist. Where the
 * database checks a value, these are its bounds, because only a reader can still name the line.
 */
final class Bounds {
    static final int PEOPLE = 10_000;
    static final int ACTIVITIES = 1_000;
    static final int OTHER_ROWS = 200_000;
    static final int SKILLS = 100;
    static final int SPECIALTIES = 10;
    static final int CLINICAL_BLOCKS = 27;
    static final int HALFDAYS_PER_WEEK = 14;

    /** Characters of what is said about an absence. */
    static final int NOTES = 1_000;

    /** Characters in a line or a cell; the longest lines of the public instances have 150. */
    static final int LINE = 20_000;

    /** Days of the longest schedule, and so of the longest period, run and number of shifts. */
    static final int DAYS = 400;

    /** More weekends than the longest schedule has. */
    static final int WEEKENDS = 60;

    /** More minutes than the longest schedule has. */
    static final int MINUTES = 600_000;

    static final LocalDate FIRST_DATE = LocalDate.of(1970, 1, 1);
    static final LocalDate LAST_DATE = LocalDate.of(2999, 12, 31);

    static final int DAY_MINUTES = 1_440;
    static final int WEIGHT = 1_000_000;

    private Bounds() {}

    static String tooMany(String what, int most) {
        return "is more than the %d lines allowed in %s".formatted(most, what);
    }

    /** Remembers the line of a code that must be unique, as it stands: whether it may be a code is checked later. */
    static void register(Row row, String column, Map<String, Integer> known) {
        String code = row.key(column);
        Integer before = known.putIfAbsent(code, row.source().line());
        if (before != null && !code.isEmpty()) {
            row.error(column, "%s stands already in line %d".formatted(LineErrors.quoted(code), before));
        }
    }

    /**
     * Notes an error when a code that was read is not known; an empty one has been reported as such. Where nothing is
     * known at all its file could not be read, and repeating that for every code would bury the reason.
     */
    static void requireKnown(Row row, String column, String code, Map<String, Integer> known) {
        if (!code.isEmpty() && !known.isEmpty() && !known.containsKey(code)) {
            row.error(column, "is not known: " + LineErrors.quoted(code));
        }
    }

    /** Notes an error when no row of shifts could ever satisfy the limits; limits that could not be read say nothing. */
    static void checkLimits(Row row, PersonRow person, String minMinutes, String minConsecutiveShifts) {
        if (row.isBad()) {
            return;
        }
        requireAtMost(row, minMinutes, person.minMinutes(), person.maxMinutes());
        requireAtMost(row, minConsecutiveShifts, person.minConsecutiveShifts(), person.maxConsecutiveShifts());
        Targets targets = person.profile().targets();
        requireAtMost(
                row,
                "min_clinic_halfdays_per_week",
                targets.minClinicHalfdaysPerWeek(),
                targets.maxClinicHalfdaysPerWeek());
    }

    /** Notes an error when a period ends before it begins; dates that could not be read have no order. */
    static void requireOrder(Row row, LocalDate start, LocalDate end) {
        if (!row.isBad() && end.isBefore(start)) {
            row.error("end_date", "is before the start date: %s < %s".formatted(end, start));
        }
    }

    private static void requireAtMost(Row row, String column, @Nullable Integer least, @Nullable Integer most) {
        if (least != null && most != null && least > most) {
            row.error(column, "is more than the most allowed: %d > %d".formatted(least, most));
        }
    }
}
