package org.rounds.ejb.optimization;

import org.jspecify.annotations.Nullable;

/**
 * A demand by index.
 *
 * @param position place among the needs of its day
 * @param qualified by person's index, who counts; null counts everyone
 */
record Need(RosterProblem.Demand demand, int position, int day, int activity, boolean @Nullable [] qualified) {

    static boolean isExact(RosterProblem.Demand demand) {
        Integer maximum = demand.maximum();
        return maximum != null && maximum == demand.minimum();
    }

    boolean counts(Member member) {
        return qualified == null || qualified[member.index];
    }

    /** Returns whether fewer people are there than are wanted, or than there must be. */
    boolean lacks(int heads) {
        return heads < Math.max(demand.required(), demand.minimum());
    }

    /** Returns heads missing to the hard minimum. */
    long belowMinimum(int heads) {
        return Math.max(0, demand.minimum() - heads);
    }

    /** Returns heads above the hard maximum. */
    long aboveMaximum(int heads) {
        Integer maximum = demand.maximum();
        return maximum == null ? 0 : Math.max(0, heads - maximum);
    }

    /** Returns heads that break a hard bound, either way. */
    long outOfBounds(int heads) {
        return belowMinimum(heads) + aboveMaximum(heads);
    }

    /** Returns the soft penalty of the heads missing to the number wanted. */
    long under(int heads) {
        return (long) demand.underWeight() * Math.max(0, demand.required() - heads);
    }

    /** Returns the soft penalty of the heads above the number wanted. */
    long over(int heads) {
        return (long) demand.overWeight() * Math.max(0, heads - demand.required());
    }
}
