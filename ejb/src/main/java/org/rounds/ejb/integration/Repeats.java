package org.rounds.ejb.integration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.RequestRow;

/**
 * Finds the line that says again what an earlier one said, which the database would refuse without naming either. Rows
 * that are bad already are left out, because they may have been read as something that they do not say.
 */
final class Repeats {
    /** Lines by what they say. */
    private final Map<Record, Integer> lines = new HashMap<>();

    /** Periods by what must not overlap and by first day. */
    private final Map<Record, TreeMap<LocalDate, Period>> periods = new HashMap<>();

    private record Period(LocalDate first, LocalDate last, int line) {}

    private record Cover(String activity, @Nullable String skill, DayOfWeek weekday) {}

    private record Wish(String person, LocalDate date, @Nullable String activity, boolean wanted) {}

    private record Away(String person) {}

    private record Member(String person) {}

    /** As the database does, compares period and weekdays each for itself: they need not share a day. */
    void check(Row row, String column, CoverageRow cover) {
        List<Cover> said = new ArrayList<>();
        cover.weekdays().forEach(day -> said.add(new Cover(cover.activity(), cover.skill(), day)));
        Period before = claim(row, said, cover.date(), cover.endDate());
        if (before != null) {
            row.error(column, "has its cover on this day already in line %d".formatted(before.line()));
        }
    }

    void check(Row row, String column, RequestRow request) {
        if (row.isBad()) {
            return;
        }
        Wish wish = new Wish(request.person(), request.date(), request.activity(), request.wanted());
        Integer before = lines.putIfAbsent(wish, row.source().line());
        if (before != null) {
            row.error(column, "has the same request already in line %d".formatted(before));
        }
    }

    /** Notes an error when the person is away on one of the days already, in the same row or an earlier one. */
    void check(Row row, String column, AbsenceRow absence) {
        if (row.isBad() || !absence.terms().takesItsDays()) {
            return;
        }
        Period before = claim(row, List.of(new Away(absence.person())), absence.startDate(), absence.endDate());
        if (before != null) {
            LocalDate shared = before.first().isAfter(absence.startDate()) ? before.first() : absence.startDate();
            row.error(column, "is away on %s already in line %d".formatted(shared, before.line()));
        }
    }

    void check(Row row, String column, String person, Membership membership) {
        LocalDate first = membership.startDate() == null ? LocalDate.MIN : membership.startDate();
        LocalDate last = membership.endDate() == null ? LocalDate.MAX : membership.endDate();
        Period before = claim(row, List.of(new Member(person)), first, last);
        if (before != null) {
            row.error(column, "is in the team then already by line %d".formatted(before.line()));
        }
    }

    /** Returns the earlier period that one of the claims overlaps; null, and the claims are noted, where there is none. */
    private @Nullable Period claim(Row row, List<? extends Record> claims, LocalDate first, LocalDate last) {
        if (row.isBad()) {
            return null;
        }
        for (Record claim : claims) {
            Map.Entry<LocalDate, Period> before =
                    periods.computeIfAbsent(claim, none -> new TreeMap<>()).floorEntry(last);
            if (before != null && !before.getValue().last().isBefore(first)) {
                return before.getValue();
            }
        }
        Period period = new Period(first, last, row.source().line());
        claims.forEach(
                claim -> periods.computeIfAbsent(claim, none -> new TreeMap<>()).put(first, period));
        return null;
    }
}
