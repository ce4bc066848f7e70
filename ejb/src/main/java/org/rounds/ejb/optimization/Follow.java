package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What may follow what, by succession and rest. Activities that allow the same followers on every day are one kind, so
 * that a search has to remember the kind only.
 *
 * @param kinds how many kinds there are
 * @param kindOf kind by activity
 * @param may by day + 1, kind of that day's activity and the next day's activity
 * @param typeOf by activity: those of one type are of one kind and one length, and may follow the same
 * @param sample by type, one activity of it
 * @param strictest the kinds, those that allow less before those that allow more
 * @param lesser by kind, another kind whose followers are all among its own; itself for none
 */
record Follow(int kinds, int[] kindOf, boolean[][][] may, int[] typeOf, int[] sample, int[] strictest, int[] lesser) {

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
        int[] typeOf = new int[activities];
        List<Integer> samples = new ArrayList<>();
        for (int activity = 0; activity < activities; activity++) {
            int type = 0;
            while (type < samples.size() && (apart || !alike(sheet, kindOf, may, samples.get(type), activity))) {
                type++;
            }
            if (type == samples.size()) {
                samples.add(activity);
            }
            typeOf[activity] = type;
        }
        int[] sample = samples.stream().mapToInt(Integer::intValue).toArray();
        int[] strictest = IntStream.range(0, known.size())
                .boxed()
                .sorted(Comparator.comparingLong(kind -> size(known.get(kind))))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] lesser = new int[known.size()];
        for (int place = 0; place < strictest.length; place++) {
            int kind = strictest[place];
            lesser[kind] = kind;
            for (int before = 0; before < place; before++) {
                lesser[kind] = among(known.get(strictest[before]), known.get(kind)) ? strictest[before] : lesser[kind];
            }
        }
        return new Follow(known.size(), kindOf, may, typeOf, sample, strictest, lesser);
    }

    private static long size(boolean[][] followers) {
        long size = 0;
        for (boolean[] ofDay : followers) {
            for (boolean may : ofDay) {
                size += may ? 1 : 0;
            }
        }
        return size;
    }

    private static boolean among(boolean[][] few, boolean[][] more) {
        for (int day = 0; day < few.length; day++) {
            for (int next = 0; next < few[day].length; next++) {
                if (few[day][next] && !more[day][next]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean alike(Sheet sheet, int[] kindOf, boolean[][][] may, int one, int other) {
        return kindOf[one] == kindOf[other]
                && sheet.minutes[one] == sheet.minutes[other]
                && Arrays.stream(may).flatMap(Arrays::stream).allMatch(followers -> followers[one] == followers[other]);
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
