package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How many people serve each need while rows are taken out and put back, and what one more would be worth. */
final class Cover {
    private static final Need[] NONE = {};

    private final Sheet sheet;
    private final int[][] heads;
    /** By day and position of the need: what one more head would change. */
    private final long[][] more;

    private final Guard.Count[] guarded;
    private final boolean guards;
    private long hard;
    private long soft;

    Cover(Sheet sheet) {
        this.sheet = sheet;
        heads = new int[sheet.days][];
        more = new long[sheet.days][];
        for (int day = 0; day < sheet.days; day++) {
            heads[day] = new int[sheet.needs[day].length];
            more[day] = new long[sheet.needs[day].length];
        }
        guarded = Arrays.stream(sheet.guards).map(Guard.Count::new).toArray(Guard.Count[]::new);
        guards = Arrays.stream(sheet.guards).anyMatch(ofDay -> ofDay.length > 0);
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                charge(need, 0, 1);
                more[need.day()][need.position()] = penalty(need, 1) - penalty(need, 0);
            }
        }
    }

    /** Returns by how much the heads and the supervision break hard rules. */
    long hard() {
        return hard;
    }

    long soft() {
        return soft;
    }

    /** Counts a person in (step 1) or out (step -1) on the days from..to-1. */
    void add(Member member, int[] row, int from, int to, int step) {
        for (int day = from; day < to; day++) {
            if (guards) {
                supervise(member, day, row[day], step);
            }
            if (row[day] != Sheet.OFF) {
                for (Need need : sheet.needsOf[day][row[day]]) {
                    if (need.counts(member)) {
                        head(need, step);
                    }
                }
            }
        }
    }

    private void head(Need need, int step) {
        int[] ofDay = heads[need.day()];
        int now = ofDay[need.position()];
        charge(need, now, -1);
        ofDay[need.position()] = now + step;
        charge(need, now + step, 1);
        more[need.day()][need.position()] = penalty(need, now + step + 1) - penalty(need, now + step);
    }

    private void charge(Need need, int present, int sign) {
        hard += sign * need.outOfBounds(present);
        soft += sign * (need.under(present) + need.over(present));
    }

    private void supervise(Member member, int day, int activity, int step) {
        Guard.Count count = guarded[day];
        hard -= count.penalty(Violation.Level.HARD);
        soft -= count.penalty(Violation.Level.SOFT);
        count.add(member, activity, step);
        hard += count.penalty(Violation.Level.HARD);
        soft += count.penalty(Violation.Level.SOFT);
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
                    long cost = member.dayPenalty(day, activity)
                            + (activity == Sheet.OFF
                                    ? 0
                                    : more(member, day, activity) + unfairness[sheet.shareBits[day][activity]]);
                    ofDay[activity + 1] = cost * BestRow.SCALE + (long) (random.nextDouble() * spread);
                }
            }
        }
    }

    /**
     * Lets a person leave heads missing that others can still be: those others are taken out as well and will be put back.
     * What was the person's before is drawn to stay, by a random amount.
     *
     * @param others how many they are
     */
    void ease(int[] row, int from, int to, int others, double weight, RandomGenerator random, long[][] costs) {
        double stay = weight * random.nextDouble() * random.nextDouble();
        for (int day = from; day < to; day++) {
            long missing = 0;
            for (Need need : sheet.needs[day]) {
                missing += need.belowMinimum(heads(need));
            }
            if (missing > 0 && missing <= others) {
                for (Need need : sheet.needs[day]) {
                    if (need.belowMinimum(heads(need)) > 0) {
                        double drawn = row[day] == need.activity() ? -stay : stay;
                        costs[day - from][need.activity() + 1] +=
                                BestRow.HARD * BestRow.SCALE + (long) (drawn * random.nextDouble() * BestRow.SCALE);
                    }
                }
            }
        }
    }

    /**
     * Returns what one more of each combination of shares would cost, by their bits: an estimate, since the row may
     * change by several.
     */
    private long[] unfairness(Member member, int[] row) {
        long[] unfairness = new long[1 << sheet.shares.size()];
        for (int i = 0; i < sheet.shares.size(); i++) {
            Share share = sheet.shares.get(i);
            int has = share.concerns(member) ? share.count(row) : 0;
            long more = share.concerns(member)
                    ? (share.penalty(member, has + 1) - share.penalty(member, Math.max(0, has - 1))) / 2
                    : 0;
            int bit = 1 << i;
            for (int others = 0; others < bit; others++) {
                unfairness[bit + others] = unfairness[others] + more;
            }
        }
        return unfairness;
    }

    /** Returns by how much one more head changes the penalty. */
    private long more(Member member, int day, int activity) {
        long change = 0;
        for (Need need : sheet.needsOf[day][activity]) {
            if (need.counts(member)) {
                change += more[day][need.position()];
            }
        }
        return change;
    }

    /** Returns what one more head at an activity changes, whoever it is; nothing for {@link Sheet#OFF}. */
    long more(int day, int activity) {
        long change = 0;
        for (Need need : needs(day, activity)) {
            change += more[day][need.position()];
        }
        return change;
    }

    /** Returns what one head less at an activity changes, whoever it is; nothing for {@link Sheet#OFF}. */
    long less(int day, int activity) {
        long change = 0;
        for (Need need : needs(day, activity)) {
            int now = heads(need);
            change += penalty(need, now - 1) - penalty(need, now);
        }
        return change;
    }

    private Need[] needs(int day, int activity) {
        return activity == Sheet.OFF ? NONE : sheet.needsOf[day][activity];
    }

    private static long penalty(Need need, int heads) {
        return BestRow.HARD * need.outOfBounds(heads) + need.under(heads) + need.over(heads);
    }
}
