package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.rounds.ejb.optimization.RosterProblem.Busy;
import org.rounds.ejb.optimization.RosterProblem.Presence;

/**
 * What is known of a person's time beside the row, in minutes since the epoch, and the days around the horizon that the
 * person's hours rules look at. Days are counted from {@link #first}.
 */
final class KnownTime {
    final RosterProblem.Facts facts;
    /** As far before the horizon as the longest window reaches. */
    final LocalDate first;
    /** The horizon's first and last day. */
    final int from;

    final int to;
    /** The instant at which each day begins, and the last one ends. */
    final long[] midnights;

    /** The instant at which each day's night ends: six by the clock. */
    final long[] dawns;

    final boolean[] leave;
    /** Sorted by start. */
    final long[] starts;

    final long[] ends;
    final Presence[] presences;
    final int[] worked;

    KnownTime(RosterProblem.Facts facts, RosterProblem problem) {
        this.facts = facts;
        int reach = facts.rules().stream().mapToInt(HoursRule::windowDays).max().orElse(0) + 1;
        LocalDate start = problem.start();
        int days = Math.toIntExact(problem.horizon().end().toEpochDay() - start.toEpochDay()) + 1;
        first = start.minusDays(reach);
        from = reach;
        to = reach + days - 1;
        midnights = new long[days + 2 * reach + 1];
        dawns = new long[midnights.length];
        leave = new boolean[midnights.length - 1];
        for (int day = 0; day < midnights.length; day++) {
            midnights[day] = Nights.start(first.plusDays(day), problem.zone());
            dawns[day] = Nights.end(first.plusDays(day), problem.zone());
        }
        for (LocalDate day : facts.leave()) {
            long index = day.toEpochDay() - first.toEpochDay();
            if (index >= 0 && index < leave.length) {
                leave[(int) index] = true;
            }
        }
        List<Busy> known = facts.busy().stream()
                .filter(b -> minute(b.end()) > midnights[0] && minute(b.start()) < midnights[midnights.length - 1])
                .sorted(Comparator.comparing(Busy::start).thenComparing(Busy::end))
                .toList();
        starts = known.stream().mapToLong(b -> minute(b.start())).toArray();
        ends = known.stream().mapToLong(b -> minute(b.end())).toArray();
        presences = known.stream().map(Busy::presence).toArray(Presence[]::new);
        worked = known.stream().mapToInt(Busy::workedMinutes).toArray();
    }

    private static long minute(java.time.Instant instant) {
        return instant.getEpochSecond() / 60;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    int days() {
        return leave.length;
    }

    /** Returns the day of an instant, the nearest one where it lies outside. */
    int day(long minute) {
        int found = java.util.Arrays.binarySearch(midnights, minute);
        int day = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(days() - 1, day));
    }

    /** Says whether something in the house at this time would meet something else there. */
    boolean overlapsOnSite(long start, long end) {
        for (int i = 0; i < starts.length && starts[i] < end; i++) {
            if (ends[i] > start && presences[i].onSite()) {
                return true;
            }
        }
        return false;
    }
}
