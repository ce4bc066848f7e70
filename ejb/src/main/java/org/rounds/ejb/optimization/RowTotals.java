package org.rounds.ejb.optimization;

import org.jspecify.annotations.Nullable;

/**
 * What adds up along the window of a row: units of time, which are limited, or else the shifts that a contract speaks of.
 *
 * @param counts whether anything does
 * @param shifts whether it is shifts
 * @param most most units that cost nothing
 * @param least least units that cost nothing
 * @param over what a shift beyond the most costs
 * @param under what a shift missing to the least costs
 */
record RowTotals(boolean counts, boolean shifts, int most, int least, long over, long under) {

    /** @param planned the shifts are the share that is due up to this day, the horizon's end for all of them */
    static RowTotals of(RowLimits limits, @Nullable TermCosts terms, int[] row, int from, int to, int planned) {
        if (limits.unit() > 0) {
            return new RowTotals(true, false, limits.mostUnits(), limits.leastUnits(), 0, 0);
        }
        if (terms == null || !terms.countsShifts()) {
            return new RowTotals(false, false, 0, 0, 0, 0);
        }
        int outside = 0;
        for (int day = 0; day < row.length; day++) {
            outside += (day < from || day >= to) && row[day] != Sheet.OFF ? 1 : 0;
        }
        return new RowTotals(
                true,
                true,
                Math.max(0, share(terms.most, planned, row.length) - outside),
                Math.max(0, share(terms.least, planned, row.length) - outside),
                terms.over,
                terms.under);
    }

    private static int share(int shifts, int planned, int days) {
        return (int) ((long) shifts * planned / days);
    }

    /** Returns the lowest price of a unit that is worth trying: nobody pays more for a shift than its lack costs. */
    long lowestPrice(long dearest) {
        return shifts ? -under : -dearest;
    }

    long highestPrice(long dearest) {
        return shifts ? over : dearest;
    }

    /** Returns what so many shifts cost. */
    long cost(int worked) {
        return over * Math.max(0, worked - most) + under * Math.max(0, least - worked);
    }
}
