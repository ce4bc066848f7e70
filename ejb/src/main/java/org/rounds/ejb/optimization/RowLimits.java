package org.rounds.ejb.optimization;

import org.jspecify.annotations.Nullable;

/**
 * What a person's limits leave for a window of the row, given the days outside it.
 *
 * @param minOn shortest run of days worked, at least 1
 * @param maxOn longest run of days worked; {@link Integer#MAX_VALUE} for no limit
 * @param minOff shortest run of days off, at least 1
 * @param unit what minutes are counted in; 0 if they need no counting
 * @param mostMinutes most minutes that the window may take; below 0 if the days outside take too many already
 * @param leastMinutes least minutes that the window must bring; 0 for none
 * @param weekends most weekends that the window may add; below 0 if there are too many outside; {@link
 *     Integer#MAX_VALUE} if they need no counting
 * @param weekendOutside by weekend: worked on a day outside the window
 */
record RowLimits(
        int minOn,
        int maxOn,
        int minOff,
        int unit,
        int mostMinutes,
        int leastMinutes,
        int weekends,
        boolean[] weekendOutside) {
    /** By how many days of work the minutes may be off their share before the horizon's end: leave comes in one piece. */
    private static final int LEEWAY_DAYS = 5;

    private static final int LEEWAY_WEEKENDS = 1;

    /** @param planned the limits are about the share that is due up to this day, the horizon's end for all of them */
    static RowLimits of(Member member, int[] row, int from, int to, int planned) {
        var limits = member.limits();
        int outside = 0;
        boolean[] weekendOutside = new boolean[member.sheet.days + 1];
        int weekendsOutside = 0;
        for (int day = 0; day < row.length; day++) {
            if ((day < from || day >= to) && row[day] != Sheet.OFF) {
                outside += member.sheet.minutes[row[day]];
                int weekend = member.sheet.weekend[day];
                if (weekend != Sheet.WEEKDAY && !weekendOutside[weekend]) {
                    weekendOutside[weekend] = true;
                    weekendsOutside++;
                }
            }
        }
        int unit = member.unit();
        int possible = member.longest(from, to);
        int days = member.sheet.days;
        boolean all = planned >= days;
        int due = member.longest(0, planned);
        int whole = member.longest(0, days);
        int leeway = all ? 0 : LEEWAY_DAYS * whole / days;
        Integer max = share(limits.maxMinutes(), due, whole, leeway);
        Integer min = share(limits.minMinutes(), due, whole, -leeway);
        Integer weekends = share(limits.maxWeekends(), planned, days, all ? 0 : LEEWAY_WEEKENDS);
        int most = max == null ? possible : Math.min(possible, max - outside);
        int fewest = min == null ? 0 : Math.max(0, min - outside);
        boolean counts = unit > 0 && (most < possible || fewest > 0);
        return new RowLimits(
                atLeastOne(limits.minConsecutiveShifts()),
                binding(limits.maxConsecutiveShifts(), member.history.length + days),
                atLeastOne(limits.minConsecutiveDaysOff()),
                counts ? unit : 0,
                most,
                fewest,
                binding(
                        weekends == null ? null : Integer.valueOf(weekends - weekendsOutside),
                        weekends(member.sheet, from, to, weekendOutside)),
                weekendOutside);
    }

    /** Returns the limit, or none where there cannot be more anyway: what is told apart makes the states many. */
    private static int binding(@Nullable Integer limit, int possible) {
        return limit == null || limit >= possible ? Integer.MAX_VALUE : limit;
    }

    private static int weekends(Sheet sheet, int from, int to, boolean[] outside) {
        int count = 0;
        for (int day = from; day < to; day++) {
            count += sheet.beginsWeekend(day, from) && !outside[sheet.weekend[day]] ? 1 : 0;
        }
        return count;
    }

    /** Says whether no row at all can keep the minutes. */
    boolean hopeless() {
        return mostMinutes < 0 || mostMinutes < leastMinutes;
    }

    /** Returns the most units that the window may take. */
    int mostUnits() {
        return mostMinutes / unit;
    }

    /** Returns the least units that the window must bring. */
    int leastUnits() {
        return (leastMinutes + unit - 1) / unit;
    }

    private static @Nullable Integer share(@Nullable Integer limit, int part, int whole, int leeway) {
        return limit == null || part >= whole
                ? limit
                : Integer.valueOf((int) Math.min(limit, (long) limit * part / whole + leeway));
    }

    private static int atLeastOne(@Nullable Integer limit) {
        return limit == null ? 1 : Math.max(1, limit);
    }
}
