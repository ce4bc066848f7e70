package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What may follow what, by succession and rest. Activities that allow the same followers on every day are one kind, so
 * that a search has to remember the kind only.
 *
 * @param kinds how many kinds there are
 * @param kindOf kind by activity
 * @param may by day + 1, kind of that day's activity and the next day's activity
 */
record Follow(int kinds, int[] kindOf, boolean[][][] may) {

    /** @param apart whether every activity shall be a kind of its own */
    static Follow of(Sheet sheet, int minRestMinutes, boolean apart) {
        int activities = sheet.activities();
        int[] kindOf = new int[activities];
        List<boolean[][]> known = new ArrayList<>();
        for (int activity = 0; activity < activities; activity++) {
            boolean[][] followers = followers(sheet, activity, minRestMinutes);
            int kind = 0;
            while (kind < known.size() && (apart || !Arrays.deepEquals(known.get(kind), followers))) {
                kind++;
            }
            if (kind == known.size()) {
                known.add(followers);
            }
            kindOf[activity] = kind;
        }
        boolean[][][] may = new boolean[sheet.days][known.size()][];
        for (int day = 0; day < sheet.days; day++) {
            for (int kind = 0; kind < known.size(); kind++) {
                may[day][kind] = known.get(kind)[day];
            }
        }
        return new Follow(known.size(), kindOf, may);
    }

    /**
     * Says whether the next activity may be worked on the day after.
     *
     * @param day of the first activity, -1 for the day before the horizon
     */
    boolean allows(int day, int activity, int next) {
        return may[day + 1][kindOf[activity]][next];
    }

    private static boolean[][] followers(Sheet sheet, int activity, int minRestMinutes) {
        boolean[][] followers = new boolean[sheet.days][sheet.activities()];
        for (int day = 0; day < sheet.days; day++) {
            for (int next = 0; next < sheet.activities(); next++) {
                followers[day][next] =
                        !sheet.forbidsNext(activity, next) && sheet.rest(day - 1, activity, next) >= minRestMinutes;
            }
        }
        return followers;
    }
}
