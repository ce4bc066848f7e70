package org.rounds.ejb.optimization;

import java.util.Arrays;

/**
 * The most units of time that can still come after each day of a window, by kind and length of the run so far: with it
 * {@link BestRow} drops what cannot reach the least minutes any more.
 */
final class UnitsAhead {
    private static final int HOPELESS = Integer.MIN_VALUE / 4;

    private int[][] ahead = {};

    /** @param offCap longest run of days off told apart; runs of work follow in the same way */
    void compute(Member member, RowLimits limits, int from, int to, int offCap, int onCap) {
        if (ahead.length < to - from + 1 || ahead[0].length < offCap + onCap) {
            ahead = new int[to - from + 1][offCap + onCap];
        }
        Arrays.fill(ahead[to - from], 0);
        for (int day = to - 1; day >= from; day--) {
            int most = mostUnits(member, limits, day);
            int known = member.history.length + day;
            boolean rest = member.may(day, Sheet.OFF);
            int[] later = ahead[day - from + 1];
            for (int run = 1; run <= offCap; run++) {
                int best = rest ? later[Math.min(run, offCap - 1)] : HOPELESS;
                if (run >= limits.minOff() || run == known) {
                    best = Math.max(best, most + later[offCap]);
                }
                ahead[day - from][run - 1] = best;
            }
            for (int run = 1; run <= onCap; run++) {
                int best = rest && (run >= limits.minOn() || run == known) ? later[0] : HOPELESS;
                if (run < limits.maxOn()) {
                    best = Math.max(best, most + later[offCap + Math.min(run, onCap - 1)]);
                }
                ahead[day - from][offCap + run - 1] = best;
            }
        }
    }

    /** Returns the most units after a day of the window (from 0). */
    int after(int day, int run) {
        return ahead[day + 1][run];
    }

    private static int mostUnits(Member member, RowLimits limits, int day) {
        int most = HOPELESS;
        for (int activity = 0; activity < member.able.length; activity++) {
            if (member.may(day, activity)) {
                most = Math.max(most, member.sheet.minutes[activity] / limits.unit());
            }
        }
        return most;
    }
}
