package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.RequestRow;

/**
 * Finds the line that says again what an earlier one said, which the database would refuse without naming either. Rows
 * that are bad already are left out, because they may have been read as something that they do not say.
 */
final class Repeats {
    /** Lines by what they say. */
    private final Map<Record, Integer> lines = new HashMap<>();

    /** Absences by person and first day; those of one person never overlap. */
    private final Map<String, TreeMap<LocalDate, AbsenceRow>> absences = new HashMap<>();

    private record Cover(LocalDate date, String activity, @Nullable String skill) {}

    private record Wish(String person, LocalDate date, @Nullable String activity, boolean wanted) {}

    void check(Row row, String column, CoverageRow cover) {
        requireNew(
                row,
                column,
                new Cover(cover.date(), cover.activity(), cover.skill()),
                "has its cover on this day already in line %d");
    }

    void check(Row row, String column, RequestRow request) {
        requireNew(
                row,
                column,
                new Wish(request.person(), request.date(), request.activity(), request.wanted()),
                "has the same request already in line %d");
    }

    /** Notes an error when the person is away on one of the days already, in the same row or an earlier one. */
    void check(Row row, String column, AbsenceRow absence) {
        if (row.isBad()) {
            return;
        }
        TreeMap<LocalDate, AbsenceRow> others = absences.computeIfAbsent(absence.person(), person -> new TreeMap<>());
        Map.Entry<LocalDate, AbsenceRow> before = others.floorEntry(absence.endDate());
        if (before != null && !before.getValue().endDate().isBefore(absence.startDate())) {
            row.error(column, overlap(absence, before.getValue()));
        } else {
            others.put(absence.startDate(), absence);
        }
    }

    private static String overlap(AbsenceRow absence, AbsenceRow before) {
        LocalDate shared = before.startDate().isAfter(absence.startDate()) ? before.startDate() : absence.startDate();
        return "is away on %s already in line %d"
                .formatted(shared, before.source().line());
    }

    private void requireNew(Row row, String column, Record said, String message) {
        if (row.isBad()) {
            return;
        }
        Integer before = lines.putIfAbsent(said, row.source().line());
        if (before != null) {
            row.error(column, message.formatted(before));
        }
    }
}
