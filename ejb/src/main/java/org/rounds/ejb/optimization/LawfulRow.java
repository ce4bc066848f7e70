package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.Objects;

/**
 * Somebody's row of days that keeps all limits, as nearly all do that a search tries: what it is worth by a few plain loops, and
 * whether it keeps them with another day. Wherever that does not settle it, {@link RowRule} is asked, rule by rule, and
 * so it is where not whole days are planned. Keeps what it has counted; not for two threads.
 */
final class LawfulRow {
    private final Member member;
    private final Sheet sheet;
    private final Follow follow;
    private final int first;
    private final int mostOn;
    private final int leastOn;
    private final int leastOff;
    private final long mostMinutes;
    private final long leastMinutes;
    private final int mostWeekends;
    private final boolean byDay;

    // Of the row last looked at.
    private final int[] counts;
    private long minutes;
    private int weekends;

    LawfulRow(Member member) {
        this.member = member;
        sheet = member.sheet;
        follow = sheet.follow(member.minRest, false);
        first = -member.history.length;
        var limits = member.limits();
        mostOn = Objects.requireNonNullElse(limits.maxConsecutiveShifts(), Integer.MAX_VALUE);
        leastOn = Objects.requireNonNullElse(limits.minConsecutiveShifts(), 0);
        leastOff = Objects.requireNonNullElse(limits.minConsecutiveDaysOff(), 0);
        mostMinutes = Objects.requireNonNullElse(limits.maxMinutes(), Integer.MAX_VALUE);
        leastMinutes = Objects.requireNonNullElse(limits.minMinutes(), 0);
        mostWeekends = Objects.requireNonNullElse(limits.maxWeekends(), Integer.MAX_VALUE);
        byDay = sheet.horizon.grain() == Horizon.Grain.DAY;
        counts = new int[sheet.activities()];
    }

    /** Returns the same as {@link Points#of}. */
    Points worth(int[] row) {
        if (!byDay || !member.terms.none || !keepsAll(row)) {
            return Points.of(member, row);
        }
        long soft = sheet.shares.isEmpty() ? 0 : RowRule.FAIRNESS.penalty(member, row);
        for (int day = 0; day < row.length; day++) {
            soft += member.dayPenalty(day, row[day]);
        }
        return new Points(
                HoursCheck.penalty(member, row, Violation.Level.HARD),
                soft + HoursCheck.penalty(member, row, Violation.Level.SOFT));
    }

    private boolean keepsAll(int[] row) {
        look(row);
        if (minutes > mostMinutes || minutes < leastMinutes || weekends > mostWeekends) {
            return false;
        }
        for (int activity = 0; activity < counts.length; activity++) {
            if (counts[activity] > member.maxShifts[activity] || counts[activity] < member.minShifts[activity]) {
                return false;
            }
        }
        int from = first == 0 ? 0 : -1;
        from -= run(row, from, -1) - 1;
        while (from < row.length) {
            int length = run(row, from, 1);
            if (!lasts(works(row, from), from, from + length - 1)) {
                return false;
            }
            from += length;
        }
        for (int day = 0; day < row.length; day++) {
            if (!can(row, day, row[day])) {
                return false;
            }
        }
        return true;
    }

    /** Counts what is worked, for questions about other days. */
    void look(int[] row) {
        Arrays.fill(counts, 0);
        minutes = 0;
        weekends = RowWalk.weekends(sheet, row);
        for (int worked : row) {
            if (worked != Sheet.OFF) {
                counts[worked]++;
                minutes += sheet.minutes[worked];
            }
        }
    }

    /** Says whether the row last looked at, if it keeps all hard limits, does so with something else on a day as well. */
    boolean keepsWith(int[] row, int day, int next) {
        int now = row[day];
        row[day] = next;
        boolean keeps = byDay
                ? keepsTotals(row, day, now, next)
                        && can(row, day, next)
                        && (day + 1 == row.length || can(row, day + 1, row[day + 1]))
                        && keepsRuns(row, day)
                        && HoursCheck.penalty(member, row, Violation.Level.HARD) == 0
                        && ContractCheck.penalty(member, row, Violation.Level.HARD) == 0
                : RowRule.hardPenalty(member, row) == 0;
        row[day] = now;
        return keeps;
    }

    private boolean keepsTotals(int[] row, int day, int before, int now) {
        long sum = minutes - minutes(before) + minutes(now);
        return sum <= mostMinutes
                && sum >= leastMinutes
                && weekends + weekend(row, day, now) - weekend(row, day, before) <= mostWeekends
                && (now == Sheet.OFF || counts[now] < member.maxShifts[now])
                && (before == Sheet.OFF || counts[before] > member.minShifts[before]);
    }

    private long minutes(int activity) {
        return activity == Sheet.OFF ? 0 : sheet.minutes[activity];
    }

    /** Returns 1 if work on the day would make its weekend, without it free, one worked. */
    private int weekend(int[] row, int day, int worked) {
        int weekend = sheet.weekend[day];
        if (worked == Sheet.OFF || weekend == Sheet.WEEKDAY) {
            return 0;
        }
        for (int other = day - 1; other >= 0 && sheet.weekend[other] == weekend; other--) {
            if (row[other] != Sheet.OFF) {
                return 0;
            }
        }
        for (int other = day + 1; other < row.length && sheet.weekend[other] == weekend; other++) {
            if (row[other] != Sheet.OFF) {
                return 0;
            }
        }
        return 1;
    }

    /** Says whether somebody can do that on a day, after what is done on the day before. */
    private boolean can(int[] row, int day, int activity) {
        if (activity == Sheet.OFF) {
            return true;
        }
        int before = day == 0 && first == 0 ? Sheet.OFF : member.worked(row, day - 1);
        return member.able[activity]
                && !member.taken[day][activity]
                && !member.away(day, activity)
                && (before < 0 || follow.allows(day - 1, before, activity));
    }

    /** Says whether the run that a day is of is as long as it may be, and those on both sides of it unless long over. */
    private boolean keepsRuns(int[] row, int day) {
        boolean works = works(row, day);
        int from = day - run(row, day, -1) + 1;
        int to = day + run(row, day, 1) - 1;
        return lasts(works, from, to)
                && (from <= Math.max(first, -1) || lasts(!works, from - run(row, from - 1, -1), from - 1))
                && (to == row.length - 1 || lasts(!works, to + 1, to + run(row, to + 1, 1)));
    }

    private boolean lasts(boolean works, int from, int to) {
        int length = to - from + 1;
        boolean open = from == first || to == sheet.days - 1;
        return (open || length >= (works ? leastOn : leastOff)) && (!works || to < 0 || length <= mostOn);
    }

    private boolean works(int[] row, int day) {
        return member.worked(row, day) != Sheet.OFF;
    }

    /** Returns for how many days it goes on like on that one, in that direction. */
    private int run(int[] row, int day, int step) {
        boolean works = works(row, day);
        int next = day + step;
        while (next >= first && next < row.length && works(row, next) == works) {
            next += step;
        }
        return Math.abs(next - day);
    }
}
