package org.rounds.ejb.optimization;

import org.jspecify.annotations.Nullable;

/** Ways to walk a row that several rules share. Runs are of whole days, also where the periods are half-days. */
final class RowWalk {
    interface Run {
        /** @param open whether the run may be longer than is known: it touches the edge of what is known */
        void seen(int from, int to, boolean open);
    }

    interface Pair {
        void seen(int period, int first, int nextPeriod, int next);
    }

    private RowWalk() {}

    /** Walks the runs of days of work (or of days off) that the horizon prolongs or ends. */
    static void runs(Member member, int[] row, boolean work, Run visitor) {
        int first = -member.history.length;
        int days = row.length / member.sheet.perDay;
        int from = first;
        for (int day = first; day < days; day++) {
            boolean working = works(member, row, day);
            boolean ends = day == days - 1 || works(member, row, day + 1) != working;
            if (ends) {
                if (working == work && day >= -1) {
                    visitor.seen(from, day, from == first || day == days - 1);
                }
                from = day + 1;
            }
        }
    }

    private static boolean works(Member member, int[] row, int day) {
        if (day < 0 || member.sheet.perDay == 1) {
            return member.worked(row, day) != Sheet.OFF;
        }
        return row[day * 2] != Sheet.OFF || row[day * 2 + 1] != Sheet.OFF;
    }

    static void tooShort(Member member, int[] row, boolean work, @Nullable Integer limit, RowRule.Findings findings) {
        if (limit != null) {
            runs(member, row, work, (from, to, open) -> {
                int length = to - from + 1;
                if (!open && length < limit) {
                    findings.found(Sheet.OFF, period(member, from), period(member, to), length, limit, limit - length);
                }
            });
        }
    }

    /** Returns the first period of a day. */
    static int period(Member member, int day) {
        return day < 0 ? day : day * member.sheet.perDay;
    }

    /** Walks what is worked last on a day and first on the next, from the last day of the history on. */
    static void pairs(Member member, int[] row, Pair visitor) {
        int step = member.sheet.perDay;
        for (int day = member.history.length > 0 ? -1 : 0; (day + 1) * step < row.length; day++) {
            int last = day < 0 ? day : day * step + step - 1;
            if (step > 1 && day >= 0 && row[last] == Sheet.OFF) {
                last--;
            }
            int next = (day + 1) * step;
            if (step > 1 && row[next] == Sheet.OFF) {
                next++;
            }
            int first = member.worked(row, last);
            if (first >= 0 && row[next] >= 0) {
                visitor.seen(last, first, next, row[next]);
            }
        }
    }

    /** Walks the days of which both halves are worked. */
    static void halves(Member member, int[] row, Pair visitor) {
        for (int period = 0; member.sheet.perDay > 1 && period < row.length; period += 2) {
            if (row[period] >= 0 && row[period + 1] >= 0) {
                visitor.seen(period, row[period], period + 1, row[period + 1]);
            }
        }
    }

    static int count(int[] row, int activity) {
        int count = 0;
        for (int worked : row) {
            count += worked == activity ? 1 : 0;
        }
        return count;
    }

    static long minutes(Member member, int[] row) {
        long minutes = 0;
        for (int worked : row) {
            minutes += worked == Sheet.OFF ? 0 : member.sheet.minutes[worked];
        }
        return minutes;
    }

    static int weekends(Sheet sheet, int[] row) {
        int worked = 0;
        int last = Sheet.WEEKDAY;
        for (int day = 0; day < row.length; day++) {
            if (row[day] != Sheet.OFF && sheet.weekend[day] > last) {
                worked++;
                last = sheet.weekend[day];
            }
        }
        return worked;
    }
}
