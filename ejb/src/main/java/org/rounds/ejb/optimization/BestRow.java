package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest row of one person over a window of days, everything outside the window and everybody else as they
 * are: dynamic programming over the day, what was worked last, the length of the run, weekends and minutes so far.
 * Exact: no row that keeps the person's limits is cheaper. Limits per activity are counted only once an answer broke
 * them, since they rarely bind.
 *
 * <p>Keeps its tables between calls; not for two threads.
 */
final class BestRow implements RowStates.Ending {
    /** What one unit of a hard penalty costs beside soft ones. */
    static final long HARD = 1_000_000;

    /** Costs are multiples of this, so that smaller random parts decide between equals only. */
    static final long SCALE = 1024;

    private static final int NO_PAST = -1;

    private final Sheet sheet;
    private final RowStates states = new RowStates();
    private final UnitsAhead ahead = new UnitsAhead();

    // The question being answered.
    private Member member;
    private int[] row;
    private int from;
    private int to;
    private long[][] costs;
    private boolean least;
    private RowLimits limits;
    private Follow follow;
    private List<Integer> counted = List.of();

    /** The longest runs told apart. */
    private int onCap;

    private int offCap;
    /** By activity: what one shift adds to the counters; 0 where none is kept. */
    private int[] stride = {};

    private int[] counterLimit = {};

    BestRow(Sheet sheet) {
        this.sheet = sheet;
        member = sheet.members.get(0);
        row = new int[sheet.days];
        Arrays.fill(row, Sheet.OFF);
        costs = new long[0][];
        limits = RowLimits.of(member, row, 0, 0, sheet.days);
        follow = sheet.follow(null, false);
    }

    /**
     * Returns the cheapest cells of the days from..to-1 that keep all the person's limits, absences and pins; null if
     * there are none, or too many possibilities to look at.
     *
     * @param row the whole row as it is; not changed
     * @param costs by day of the window and activity + 1 (0 is the day off), in 1/{@link #SCALE}
     */
    int @Nullable [] find(Member member, int[] row, int from, int to, long[][] costs) {
        return find(member, row, from, to, costs, false, row.length);
    }

    /**
     * Like {@link #find}, but breaks limits (other than those per activity) where it must, each unit at the price of
     * {@link #HARD}.
     */
    int @Nullable [] findLeastBroken(Member member, int[] row, int from, int to, long[][] costs) {
        return find(member, row, from, to, costs, true, row.length);
    }

    /**
     * Returns cells for a row of which nothing behind the window is planned yet: what is due by the end of the window is
     * its share of the minutes and weekends. Breaks limits where it must.
     */
    int @Nullable [] begin(Member member, int[] row, int from, int to, long[][] costs) {
        int[] best = find(member, row, from, to, costs, false, to);
        return best == null ? find(member, row, from, to, costs, true, to) : best;
    }

    /** Returns about how many additions the answer for a window of this length takes. */
    static double steps(Member member, int length) {
        var limits = member.limits();
        var whole = RowLimits.of(member, new int[0], 0, Math.min(length, member.sheet.days), length);
        int kinds = member.sheet.follow(member.minRest, false).kinds();
        int run = whole.maxOn() == Integer.MAX_VALUE ? whole.minOn() : Math.min(length, whole.maxOn());
        long lengths = Arrays.stream(member.sheet.minutes).distinct().count();
        double options = Math.min(member.sheet.activities(), kinds * lengths);
        double weekends = limits.maxWeekends() == null ? 1 : 1 + Math.min(limits.maxWeekends(), length / 7 + 1);
        double units = whole.unit() == 0 ? 1 : 1 + whole.mostMinutes() / whole.unit();
        // Half of the units are out of reach on most days.
        return length * (double) kinds * run * options * weekends * units / 2;
    }

    /** @param planned up to which day the row counts as planned; limits are those for this part of the horizon */
    private int @Nullable [] find(
            Member who, int[] whole, int first, int end, long[][] prices, boolean breaking, int planned) {
        member = who;
        row = whole;
        from = first;
        to = end;
        costs = prices;
        least = breaking;
        limits = RowLimits.of(member, row, from, to, planned);
        follow = sheet.follow(member.minRest, least);
        counted = new ArrayList<>();
        if (!least && limits.hopeless()) {
            return null;
        }
        while (true) {
            if (!shape()) {
                return null;
            }
            int[] answer = search();
            int broken = answer == null || least ? Sheet.OFF : brokenActivity(answer);
            if (broken == Sheet.OFF) {
                return answer;
            }
            counted.add(broken);
        }
    }

    /** Lays out the states; false if there are too many. */
    private boolean shape() {
        int known = member.history.length + to;
        offCap = Math.min(limits.minOff(), known + 1);
        int longest = limits.maxOn() == Integer.MAX_VALUE ? 0 : limits.maxOn();
        onCap = Math.min(Math.max(limits.minOn(), longest), known + 1);
        long counters = 1;
        stride = new int[sheet.activities()];
        counterLimit = new int[sheet.activities()];
        for (int activity : counted) {
            stride[activity] = (int) counters;
            counterLimit[activity] = Math.max(0, member.maxShifts[activity] - outside(activity));
            counters = Math.min(Integer.MAX_VALUE, counters * (counterLimit[activity] + 1));
        }
        int nodes = offCap + (follow.kinds() + 1) * onCap;
        int units = limits.unit() == 0 ? 1 : 1 + (least ? possibleUnits() : limits.mostUnits());
        return states.layOut(to - from, nodes, counters, weekendSize(), units);
    }

    private int weekendSize() {
        if (limits.weekends() == Integer.MAX_VALUE) {
            return 1;
        }
        int inWindow = 0;
        for (int day = from; day < to; day++) {
            boolean first = day == from || sheet.weekend[day - 1] != sheet.weekend[day];
            inWindow += sheet.weekend[day] != Sheet.WEEKDAY && first ? 1 : 0;
        }
        return 1 + (least ? inWindow : Math.min(inWindow, Math.max(0, limits.weekends())));
    }

    private int possibleUnits() {
        int longest = 0;
        for (int activity = 0; activity < sheet.activities(); activity++) {
            longest = Math.max(longest, sheet.minutes[activity]);
        }
        return (to - from) * (longest / limits.unit() + 1);
    }

    private int outside(int activity) {
        int count = 0;
        for (int day = 0; day < row.length; day++) {
            count += (day < from || day >= to) && row[day] == activity ? 1 : 0;
        }
        return count;
    }

    private int brokenActivity(int[] answer) {
        for (int activity = 0; activity < sheet.activities(); activity++) {
            if (member.maxShifts[activity] < row.length && !counted.contains(activity)) {
                int count = outside(activity);
                boolean inside = false;
                for (int worked : answer) {
                    count += worked == activity ? 1 : 0;
                    inside |= worked == activity;
                }
                if (inside && count > member.maxShifts[activity]) {
                    return activity;
                }
            }
        }
        return Sheet.OFF;
    }

    private int @Nullable [] search() {
        if (dropsLow()) {
            ahead.compute(member, limits, from, to, offCap, onCap);
        }
        int past = past();
        states.start(past == NO_PAST ? 0 : past);
        for (int day = from; day < to; day++) {
            if (day == from && past == NO_PAST) {
                fromNothing(day);
            } else {
                step(day);
            }
            states.turn();
        }
        return read(states.cheapest(dropsLow() ? limits.leastUnits() : 0, this));
    }

    /** Whether states that miss the least minutes are of no use. */
    private boolean dropsLow() {
        return !least && limits.unit() > 0;
    }

    private int leastAfter(int day, int node) {
        if (!dropsLow()) {
            return 0;
        }
        int run = node < offCap ? node : offCap + (node - offCap) % onCap;
        return limits.leastUnits() - ahead.after(day - from, run);
    }

    /** Returns the node of the day before the window; {@link #NO_PAST} if nothing is known of it. */
    private int past() {
        if (from == 0 && member.history.length == 0) {
            return NO_PAST;
        }
        int last = member.worked(row, from - 1);
        int run = 0;
        int day = from - 1;
        while (day >= -member.history.length && (member.worked(row, day) == Sheet.OFF) == (last == Sheet.OFF)) {
            run++;
            day--;
        }
        return last == Sheet.OFF ? off(run) : on(last < 0 ? follow.kinds() : follow.kindOf()[last], run);
    }

    private int off(int run) {
        return Math.min(run, offCap) - 1;
    }

    private int on(int kind, int run) {
        return offCap + kind * onCap + Math.min(run, onCap) - 1;
    }

    private void fromNothing(int day) {
        if (member.may(day, Sheet.OFF)) {
            move(day, 0, off(1), Sheet.OFF, 0, costs[day - from][0]);
        }
        for (int activity = 0; activity < sheet.activities(); activity++) {
            if (member.may(day, activity)) {
                int kind = follow.kindOf()[activity];
                move(day, 0, on(kind, 1), activity, weekendStep(day, false), costs[day - from][activity + 1]);
            }
        }
    }

    private void step(int day) {
        int known = member.history.length + day;
        boolean rest = member.may(day, Sheet.OFF);
        int[] afterOff = worthwhile(day, -1);
        for (int run = 1; run <= offCap; run++) {
            if (rest) {
                move(day, off(run), off(run + 1), Sheet.OFF, 0, costs[day - from][0]);
            }
            int missing = run == known ? 0 : limits.minOff() - run;
            if (missing <= 0 || least) {
                for (int activity : afterOff) {
                    int target = on(follow.kindOf()[activity], 1);
                    long cost = costs[day - from][activity + 1] + broken(missing);
                    move(day, off(run), target, activity, weekendStep(day, false), cost);
                }
            }
        }
        for (int kind = 0; kind <= follow.kinds(); kind++) {
            int[] afterWork = worthwhile(day, kind);
            for (int run = 1; run <= onCap; run++) {
                int missing = run == known ? 0 : limits.minOn() - run;
                if (rest && (missing <= 0 || least)) {
                    move(day, on(kind, run), off(1), Sheet.OFF, 0, costs[day - from][0] + broken(missing));
                }
                workOn(day, kind, run, afterWork);
            }
        }
    }

    private void workOn(int day, int kind, int run, int[] activities) {
        int tooLong = run + 1 > limits.maxOn() ? 1 : 0;
        if (tooLong > 0 && !least) {
            return;
        }
        if (!states.reached(on(kind, run))) {
            return;
        }
        for (int activity : activities) {
            long cost = costs[day - from][activity + 1] + broken(tooLong) + brokenFollow(day, kind, activity);
            int target = on(follow.kindOf()[activity], run + 1);
            move(day, on(kind, run), target, activity, weekendStep(day, day > from), cost);
        }
    }

    private static long broken(long units) {
        return units <= 0 ? 0 : units * HARD * SCALE;
    }

    private long brokenFollow(int day, int kind, int activity) {
        if (!least || kind == follow.kinds() || follow.may()[day][kind][activity]) {
            return 0;
        }
        // Kinds are activities here.
        Integer asked = member.minRest;
        long missing = (asked == null ? 0 : Math.max(0, asked)) - sheet.rest(day - 1, kind, activity);
        return broken(Math.max(0, missing) + (sheet.forbidsNext(kind, activity) ? 1 : 0));
    }

    /**
     * Returns the activities worth trying on a day after this kind (-1 after a day off): of those with the same
     * followers and length only the cheapest.
     */
    private int[] worthwhile(int day, int kind) {
        int[] best = new int[sheet.activities()];
        int size = 0;
        for (int activity = 0; activity < sheet.activities(); activity++) {
            boolean allowed = least || kind < 0 || kind == follow.kinds() || follow.may()[day][kind][activity];
            if (allowed && member.may(day, activity)) {
                int same = same(best, size, activity);
                if (same == size) {
                    best[size++] = activity;
                } else if (costs[day - from][activity + 1] < costs[day - from][best[same] + 1]) {
                    best[same] = activity;
                }
            }
        }
        return Arrays.copyOf(best, size);
    }

    private int same(int[] best, int size, int activity) {
        if (least || stride[activity] > 0) {
            return size;
        }
        for (int i = 0; i < size; i++) {
            int other = best[i];
            boolean counts = stride[other] > 0;
            boolean length = limits.unit() == 0 || sheet.minutes[other] == sheet.minutes[activity];
            if (!counts && length && follow.kindOf()[other] == follow.kindOf()[activity]) {
                return i;
            }
        }
        return size;
    }

    private int weekendStep(int day, boolean yesterday) {
        int weekend = sheet.weekend[day];
        if (limits.weekends() == Integer.MAX_VALUE
                || weekend == Sheet.WEEKDAY
                || limits.weekendOutside()[weekend]
                || (yesterday && sheet.weekend[day - 1] == weekend)) {
            return 0;
        }
        return 1;
    }

    private void move(int day, int source, int target, int activity, int weekends, long cost) {
        states.move(day - from, source, target, leastAfter(day, target), work(source, activity, weekends, cost));
    }

    private RowStates.Step work(int source, int activity, int weekends, long cost) {
        int label = source * (sheet.activities() + 1) + activity + 1;
        if (activity == Sheet.OFF) {
            return new RowStates.Step(label, 0, 0, 0, 0, cost);
        }
        int units = limits.unit() == 0 ? 0 : sheet.minutes[activity] / limits.unit();
        return new RowStates.Step(label, units, stride[activity], counterLimit[activity], weekends, cost);
    }

    /** Returns what breaking the limits of weekends and minutes costs. */
    @Override
    public long sums(int weekend, int units) {
        if (!least) {
            return 0;
        }
        long weekends = limits.weekends() == Integer.MAX_VALUE ? 0 : weekend - Math.max(0, limits.weekends());
        long minutes = 0;
        if (limits.unit() > 0) {
            long worked = (long) units * limits.unit();
            minutes = Math.max(0, worked - limits.mostMinutes()) + Math.max(0, limits.leastMinutes() - worked);
        }
        return broken(weekends) + broken(minutes);
    }

    /** Returns what it costs to join a node to the day after the window. */
    @Override
    public long node(int node) {
        if (to == row.length) {
            return 0;
        }
        boolean offBefore = node < offCap;
        int kind = offBefore ? -1 : (node - offCap) / onCap;
        int run = offBefore ? node + 1 : (node - offCap) % onCap + 1;
        boolean offAfter = row[to] == Sheet.OFF;
        int after = 0;
        while (to + after < row.length && (row[to + after] == Sheet.OFF) == offAfter) {
            after++;
        }
        boolean open = to + after == row.length;
        boolean openBefore = run == member.history.length + to;
        int missing = 0;
        int tooLong = 0;
        long unrested = 0;
        int minAfter = offAfter ? limits.minOff() : limits.minOn();
        if (offBefore == offAfter) {
            missing = open || openBefore ? 0 : minAfter - run - after;
            if (!offAfter) {
                tooLong = limits.maxOn() == Integer.MAX_VALUE ? 0 : run + after - limits.maxOn();
                boolean may = kind == follow.kinds() || follow.may()[to][kind][row[to]];
                unrested = may ? 0 : least ? brokenFollow(to, kind, row[to]) : RowStates.NEVER;
            }
        } else {
            int minBefore = offBefore ? limits.minOff() : limits.minOn();
            missing = Math.max(0, openBefore ? 0 : minBefore - run) + Math.max(0, open ? 0 : minAfter - after);
        }
        if (!least && (missing > 0 || tooLong > 0)) {
            return RowStates.NEVER;
        }
        return broken(missing) + broken(tooLong) + unrested;
    }

    private int @Nullable [] read(int end) {
        if (end < 0) {
            return null;
        }
        int[] answer = new int[to - from];
        int state = end;
        for (int day = to - 1; day >= from; day--) {
            int came = states.came(day - from, state);
            int activity = came % (sheet.activities() + 1) - 1;
            int source = came / (sheet.activities() + 1);
            int weekends = activity == Sheet.OFF ? 0 : weekendStep(day, day > from && source >= offCap);
            state = states.before(state, source, work(source, activity, weekends, 0));
            answer[day - from] = activity;
        }
        return answer;
    }
}
