package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How many people serve each need while rows are taken out and put back, and what one more would be worth. */
final class Cover {
    private final Sheet sheet;
    private final int[][] heads;

    Cover(Sheet sheet) {
        this.sheet = sheet;
        heads = new int[sheet.days][];
        for (int day = 0; day < sheet.days; day++) {
            heads[day] = new int[sheet.needs[day].length];
        }
    }

    void recount(int[][] rows) {
        for (int[] ofDay : heads) {
            Arrays.fill(ofDay, 0);
        }
        for (Member member : sheet.members) {
            add(member, rows[member.index], 0, sheet.days, 1);
        }
    }

    /** Counts a person in (step 1) or out (step -1) on the days from..to-1. */
    void add(Member member, int[] row, int from, int to, int step) {
        for (int day = from; day < to; day++) {
            if (row[day] != Sheet.OFF) {
                for (Need need : sheet.needsOf[day][row[day]]) {
                    heads[day][need.position()] += need.counts(member) ? step : 0;
                }
            }
        }
    }

    int heads(Need need) {
        return heads[need.day()][need.position()];
    }

    /**
     * Fills in what each activity would cost for a person who is counted out, as {@link BestRow} wants it: the change of
     * the cover's penalty and the person's wishes.
     *
     * @param row the person's row as it is, which tells how far from the fair share it is
     * @param noise greatest random addition, in soft penalty; at 0 chance decides between equals only
     */
    void price(Member member, int[] row, int from, int to, double noise, RandomGenerator random, long[][] costs) {
        long[] unfairness = unfairness(member, row);
        double spread = noise > 0 ? noise * BestRow.SCALE : (double) BestRow.SCALE / (2 * (to - from));
        for (int day = from; day < to; day++) {
            long[] ofDay = costs[day - from];
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                if (member.may(day, activity)) {
                    long cost = member.wishPenalty(day, activity)
                            + (activity == Sheet.OFF
                                    ? 0
                                    : more(member, day, activity) + unfair(day, activity, unfairness));
                    ofDay[activity + 1] = cost * BestRow.SCALE + (long) (random.nextDouble() * spread);
                }
            }
        }
    }

    /** Returns what one more of each kind of shared work would cost: an estimate, since the row may change by several. */
    private long[] unfairness(Member member, int[] row) {
        long[] more = new long[sheet.shares.size()];
        for (int i = 0; i < more.length; i++) {
            Share share = sheet.shares.get(i);
            int target = share.target(member);
            if (target != Share.NONE) {
                int has = share.count(row);
                more[i] = (share.penalty(has + 1, target) - share.penalty(Math.max(0, has - 1), target)) / 2;
            }
        }
        return more;
    }

    private long unfair(int day, int activity, long[] unfairness) {
        long cost = 0;
        for (int i = 0; i < unfairness.length; i++) {
            cost += sheet.shares.get(i).counts(day, activity) ? unfairness[i] : 0;
        }
        return cost;
    }

    /** Returns by how much one more head changes the penalty. */
    private long more(Member member, int day, int activity) {
        long change = 0;
        for (Need need : sheet.needsOf[day][activity]) {
            if (need.counts(member)) {
                int now = heads[day][need.position()];
                change += penalty(need, now + 1) - penalty(need, now);
            }
        }
        return change;
    }

    private static long penalty(Need need, int heads) {
        return BestRow.HARD * need.belowMinimum(heads) + need.under(heads) + need.over(heads);
    }
}
