package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BestRow} is asked, as a graph: a node is what was worked last and for how many days, an edge is one day's
 * work. Weekends, units of time and counters of limited activities add up along the way. Keeps its tables between
 * questions; not for two threads.
 */
final class RowGraph {
    /** More than any row may cost, and still far from an overflow when costs are added to it. */
    static final long NEVER = Long.MAX_VALUE / 8;

    private static final int NO_PAST = -1;
    private static final int MOST_COUNTERS = 1 << 21;

    private final Sheet sheet;
    private Member member;
    int[] row;
    private long[][] costs;
    private int planned;

    int from;
    int to;
    /** Limits are broken where they must be, each unit at the price of {@link BestRow#HARD}. */
    boolean least;

    RowLimits limits;
    /** What the contract costs; null for none. */
    @Nullable
    TermCosts terms;

    RowTotals totals;
    final RowJoin join = new RowJoin(this);
    Follow follow;
    /** Activities limited in number that are counted. */
    private List<Integer> counted = new ArrayList<>();

    /** The longest runs told apart. */
    int onCap;

    int offCap;
    /** States after work: kinds of activities, or more where a contract has to remember more. */
    int kinds;
    /** States after a day off, which follow those in number; the one after them knows nothing. */
    int offKinds = 1;

    private int offNodes;
    int nodes;
    /** How many numbers of weekends are told apart. */
    int weekends;

    private int[] weekendsBefore = {};
    /** The node before the first day. */
    int start;

    /** How many slots each day has: of the activities of a slot only the cheapest is worth trying. */
    int slots;

    private int[] slotOf = {};
    int[] slotKind = {};
    int[] slotUnits = {};
    private int[] slotSample = {};
    /** By day of the window and slot: the cheapest activity; {@link Sheet#OFF} for none. */
    int[] cheapest = {};

    long[] cheapestCost = {};

    /** By activity: what one shift adds to the counters; 0 where none is kept. */
    private int[] stride = {};

    /** By activity: how often it may be worked in the window. */
    private final int[] most;

    private int counters = 1;
    /** By activity: what each shift costs more while it is counted, so that about as many are worked as may be. */
    private long[] surcharge = {};

    private int[] scratch = {};

    // The edges out of the node last expanded.
    int edges;
    int[] target = {};
    int[] activity = {};
    int[] units = {};
    int[] weekendStep = {};
    int[] counterStep = {};
    long[] cost = {};

    RowGraph(Sheet sheet) {
        this.sheet = sheet;
        most = new int[sheet.activities()];
        member = sheet.members.get(0);
        row = new int[sheet.days];
        Arrays.fill(row, Sheet.OFF);
        costs = new long[0][];
        limits = RowLimits.of(member, row, 0, 0, sheet.days);
        totals = RowTotals.of(limits, null, row, 0, 0, sheet.days);
        follow = sheet.follow(null, false);
    }

    /** @param upTo up to which day the row counts as planned; limits are those for this part of the horizon */
    void ask(Member who, int[] whole, int first, int end, long[][] prices, boolean breaking, int upTo) {
        member = who;
        row = whole;
        from = first;
        to = end;
        costs = prices;
        least = breaking;
        planned = upTo;
        limits = RowLimits.of(member, row, from, to, planned);
        counted = new ArrayList<>();
        surcharge = new long[sheet.activities()];
        countOutside();
        layOut();
    }

    private void countOutside() {
        for (int work = 0; work < most.length; work++) {
            most[work] = Math.min(member.maxShifts[work], sheet.days);
        }
        for (int day = 0; day < row.length; day++) {
            if ((day < from || day >= to) && row[day] >= 0 && most[row[day]] > 0) {
                most[row[day]]--;
            }
        }
    }

    /** Makes the shifts of activities that are counted dearer; what comes of that is to be taken off again. */
    void charge(long[] more) {
        if (!counted.isEmpty()) {
            counted.forEach(limited -> surcharge[limited] = more[limited]);
            layOutSlots();
        }
    }

    /** Returns what the surcharges come to if each activity is worked as often as it may be. */
    long surchargeAtMost() {
        long sum = 0;
        for (int limited : counted) {
            sum += surcharge[limited] * most[limited];
        }
        return sum;
    }

    /** Returns what of a cost is surcharges. */
    long surcharge(int[] cells) {
        long sum = 0;
        for (int limited : counted) {
            sum += surcharge[limited] == 0 ? 0 : surcharge[limited] * RowWalk.count(cells, limited);
        }
        return sum;
    }

    /** Returns the same of counters. */
    long surcharge(int state) {
        long sum = 0;
        for (int limited : counted) {
            sum += surcharge[limited] * (state / stride[limited] % (most[limited] + 1));
        }
        return sum;
    }

    /** Returns how often an activity may be worked in the window. */
    int mostOf(int limited) {
        return most[limited];
    }

    /** Returns what a choice costs on a day of the window, without what the days beside it add; {@link #NEVER} if it cannot be. */
    long price(int day, int choice) {
        return member.may(from + day, choice) ? costs[day][choice + 1] : NEVER;
    }

    /** Counts an activity from now on; false if that makes too many states. */
    boolean count(int limited) {
        counted.add(limited);
        layOut();
        return counters < MOST_COUNTERS;
    }

    List<Integer> counted() {
        return counted;
    }

    boolean counts(int limited) {
        return counted.contains(limited);
    }

    private void layOut() {
        terms = member.terms.costs;
        totals = RowTotals.of(limits, terms, row, from, to, planned);
        follow = sheet.follow(member.minRest, terms != null || least || !counted.isEmpty());
        kinds = terms == null ? follow.kinds() : terms.memory.works;
        offKinds = terms == null ? 1 : terms.memory.offs;
        int known = member.history.length + to;
        offCap = Math.min(Math.max(limits.minOff(), terms == null ? 1 : terms.longestOff()), known + 1);
        int longest = limits.maxOn() == Integer.MAX_VALUE ? 0 : limits.maxOn();
        longest = Math.max(longest, terms == null ? 0 : terms.longestOn());
        onCap = Math.min(Math.max(limits.minOn(), longest), known + 1);
        offNodes = offKinds * offCap;
        nodes = offNodes + kinds * onCap;
        weekends = weekendSize();
        layOutCounters();
        layOutSlots();
        start = past();
    }

    private void layOutCounters() {
        counters = 1;
        stride = new int[sheet.activities()];
        for (int limited : counted) {
            stride[limited] = counters;
            counters = Math.min(MOST_COUNTERS, counters * (most[limited] + 1));
        }
    }

    private void layOutSlots() {
        slotOf = follow.typeOf();
        slotSample = follow.sample();
        slots = slotSample.length;
        int size = (to - from) * slots;
        if (cheapest.length < size) {
            cheapest = new int[size];
            cheapestCost = new long[size];
        }
        if (slotUnits.length < slots) {
            slotUnits = new int[slots];
            slotKind = new int[slots];
            growEdges(slots + 1);
        }
        for (int slot = 0; slot < slots; slot++) {
            int sample = slotSample[slot];
            slotUnits[slot] = totals.shifts() ? 1 : limits.unit() == 0 ? 0 : sheet.minutes[sample] / limits.unit();
            slotKind[slot] = follow.kindOf()[sample];
        }
        Arrays.fill(cheapest, 0, size, Sheet.OFF);
        Arrays.fill(cheapestCost, 0, size, NEVER);
        for (int day = from; day < to; day++) {
            int base = (day - from) * slots;
            long[] ofDay = costs[day - from];
            for (int work = 0; work < slotOf.length; work++) {
                int slot = base + slotOf[work];
                long price = ofDay[work + 1] + surcharge[work];
                if (price < cheapestCost[slot] && member.may(day, work)) {
                    cheapestCost[slot] = price;
                    cheapest[slot] = work;
                }
            }
        }
    }

    private void growEdges(int size) {
        target = new int[size];
        activity = new int[size];
        units = new int[size];
        weekendStep = new int[size];
        counterStep = new int[size];
        cost = new long[size];
    }

    /** Returns how many weekends can have been worked before a day, as far as they are told apart. */
    int mostWeekends(int day) {
        return weekendsBefore[day - from];
    }

    private int weekendSize() {
        if (weekendsBefore.length < to - from + 1) {
            weekendsBefore = new int[to - from + 1];
        }
        Arrays.fill(weekendsBefore, 0);
        if (limits.weekends() == Integer.MAX_VALUE) {
            return 1;
        }
        int inWindow = 0;
        for (int day = from; day < to; day++) {
            inWindow += sheet.beginsWeekend(day, from) ? 1 : 0;
            weekendsBefore[day - from + 1] = inWindow;
        }
        int most = least ? inWindow : Math.min(inWindow, Math.max(0, limits.weekends()));
        for (int day = 0; day <= to - from; day++) {
            weekendsBefore[day] = Math.min(most, weekendsBefore[day]);
        }
        return 1 + most;
    }

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
        if (terms != null) {
            return pastState(terms.memory, run);
        }
        return last == Sheet.OFF ? off(kinds, run) : on(last < 0 ? kinds : follow.kindOf()[last], run);
    }

    private int pastState(Memory memory, int run) {
        int state = memory.fresh;
        for (int day = -member.history.length; day < from; day++) {
            state = memory.after(state, member.worked(row, day));
        }
        if (state < kinds) {
            return on(state, run);
        }
        return state == memory.fresh ? on(kinds, run) : off(state, run);
    }

    /** @param state one after a day off */
    int off(int state, int run) {
        return (state - kinds) * offCap + Math.min(run, offCap) - 1;
    }

    int on(int state, int run) {
        return offNodes + state * onCap + Math.min(run, onCap) - 1;
    }

    int state(int node) {
        if (node == NO_PAST) {
            return kinds + offKinds;
        }
        int state = node < offNodes ? kinds + node / offCap : (node - offNodes) / onCap;
        return node >= nodes ? kinds + offKinds : state;
    }

    int run(int node) {
        return node == NO_PAST ? 0 : node < offNodes ? node % offCap + 1 : (node - offNodes) % onCap + 1;
    }

    /** Returns the state after the activities of a slot. */
    int after(int state, int slot) {
        return terms == null ? slotKind[slot] : terms.memory.next[state][slotSample[slot] + 1];
    }

    /** Returns the state after a day off. */
    int afterOff(int state) {
        return terms == null ? kinds : terms.memory.next[state][0];
    }

    long restCost(int day) {
        return member.may(day, Sheet.OFF) ? costs[day - from][0] : NEVER;
    }

    /** Returns what it costs to end a run of days off after so many; {@link #NEVER} if it is too short. */
    long endOff(int day, int run) {
        long hard = tooShort(day, run, limits.minOff());
        return terms == null || hard >= NEVER ? hard : hard + terms.begin(day, run, openBefore(day, run));
    }

    long endOn(int day, int run) {
        long hard = tooShort(day, run, limits.minOn());
        return terms == null || hard >= NEVER ? hard : hard + terms.end(day, run, openBefore(day, run));
    }

    boolean openBefore(int day, int run) {
        return run == member.history.length + day;
    }

    private long tooShort(int day, int run, int shortest) {
        int missing = openBefore(day, run) ? 0 : shortest - run;
        return missing <= 0 ? 0 : least ? broken(missing) : NEVER;
    }

    /** Returns what it costs to prolong a run of days worked. */
    long goOn(int run) {
        long hard = run + 1 <= limits.maxOn() ? 0 : least ? broken(1) : NEVER;
        return terms == null || hard >= NEVER ? hard : hard + terms.goOn(run);
    }

    /** Returns what it costs to prolong a run of days off. */
    long goOff(int run) {
        return terms == null ? 0 : terms.goOff(run);
    }

    /** Returns what a day off costs after a state, whatever the length of the run. */
    long offCost(int day, int state) {
        return terms == null ? 0 : terms.rest(day, state);
    }

    /** Returns what it costs to work the activities of a slot after a state. */
    long after(int day, int state, int slot) {
        int next = slotSample[slot];
        if (terms == null) {
            return state < kinds ? unrested(day, state, next) : 0;
        }
        long hard = state < kinds ? unrested(day, state, next) : 0;
        return hard >= NEVER ? hard : hard + terms.work(day, state, next);
    }

    /** Returns what it costs that an activity may not follow the one before; 0 if it may. */
    long unrested(int day, int state, int next) {
        int kind = terms == null ? state : terms.memory.worked[state];
        return follow.may()[day][kind][next] ? 0 : least ? brokenFollow(day, kind, next) : NEVER;
    }

    boolean isWork(int node) {
        return node >= offNodes;
    }

    private long brokenFollow(int day, int kind, int next) {
        // Kinds are activities here.
        Integer asked = member.minRest;
        long missing = (asked == null ? 0 : Math.max(0, asked)) - sheet.rest(day - 1, kind, next);
        return broken(Math.max(0, missing) + (sheet.forbidsNext(kind, next) ? 1 : 0));
    }

    static long broken(long amount) {
        return amount <= 0 ? 0 : amount * BestRow.HARD * BestRow.SCALE;
    }

    /** Returns 1 if work on the day is of a weekend that was free so far. */
    int weekendStep(int day, boolean yesterday) {
        int weekend = sheet.weekend[day];
        boolean free = limits.weekends() < Integer.MAX_VALUE
                && weekend != Sheet.WEEKDAY
                && !limits.weekendOutside()[weekend]
                && !(yesterday && day > from && sheet.weekend[day - 1] == weekend);
        return free ? 1 : 0;
    }

    /** Sets the edges out of a node that is reached at the end of the day before. */
    void expand(int day, int node) {
        edges = 0;
        int state = state(node);
        int run = run(node);
        long rest = restCost(day);
        rest = rest < NEVER ? rest + offCost(day, state) : NEVER;
        if (node == NO_PAST) {
            rest(terms == null ? rest : rest + terms.end(day, 0, true), off(afterOff(state), 1));
            work(day, state, 1, terms == null ? 0 : terms.begin(day, 0, true), false);
        } else if (node < offNodes) {
            rest(rest + goOff(run), off(afterOff(state), run + 1));
            work(day, state, 1, endOff(day, run), false);
        } else {
            long end = endOn(day, run);
            rest(end < NEVER ? end + rest : NEVER, off(afterOff(state), 1));
            work(day, state, run + 1, goOn(run), true);
        }
    }

    /** Returns what the window of a row costs as it is, by the same reckoning; {@link #NEVER} if it breaks limits. */
    long cost(int[] cells) {
        long sum = 0;
        int node = start;
        int worked = 0;
        int weekend = 0;
        for (int day = from; day < to; day++) {
            expand(day, node);
            int edge = 0;
            while (edge < edges && activity[edge] != cells[day]) {
                edge++;
            }
            if (edge == edges) {
                return NEVER;
            }
            sum += cost[edge];
            worked += units[edge];
            weekend += weekendStep[edge];
            node = target[edge];
        }
        long end = weekend < weekends ? Math.min(NEVER, join.of(node) + minutes(worked)) : NEVER;
        return end >= NEVER ? NEVER : sum + end;
    }

    private void rest(long price, int node) {
        if (price < NEVER) {
            edge(node, Sheet.OFF, price, 0, 0, 0);
        }
    }

    private void work(int day, int state, int run, long price, boolean yesterday) {
        if (price >= NEVER) {
            return;
        }
        int step = weekendStep(day, yesterday);
        int base = (day - from) * slots;
        for (int slot = 0; slot < slots; slot++) {
            long sum = cheapest[base + slot] == Sheet.OFF ? NEVER : after(day, state, slot);
            if (sum < NEVER) {
                int best = cheapest[base + slot];
                sum += price + cheapestCost[base + slot];
                edge(on(after(state, slot), run), best, sum, slotUnits[slot], step, stride[best]);
            }
        }
    }

    private void edge(int node, int work, long price, int unitStep, int weekend, int counter) {
        target[edges] = node;
        activity[edges] = work;
        cost[edges] = price;
        units[edges] = unitStep;
        weekendStep[edges] = weekend;
        counterStep[edges] = counter;
        edges++;
    }

    /** Returns what the window would cost with other cells; {@link #NEVER} if they break limits, other than those in number. */
    long costOf(int[] window) {
        if (scratch.length != row.length) {
            scratch = new int[row.length];
        }
        System.arraycopy(window, 0, scratch, from, window.length);
        return cost(scratch);
    }

    /** Says whether one more of a counted activity would be too many. */
    boolean full(int counters, int work, int step) {
        return step > 0 && counters / step % (most[work] + 1) == most[work];
    }

    /** Returns what more weekends than the limit cost. */
    long tooManyWeekends(int worked) {
        return limits.weekends() == Integer.MAX_VALUE ? 0 : broken(worked - Math.max(0, limits.weekends()));
    }

    /** Returns what the units of the whole window cost at the end; {@link #NEVER} if they break the limits. */
    long minutes(int worked) {
        if (limits.unit() == 0) {
            return totals.cost(worked);
        }
        long minutes = (long) worked * limits.unit();
        long off = Math.max(0, minutes - limits.mostMinutes()) + Math.max(0, limits.leastMinutes() - minutes);
        return off == 0 ? 0 : least ? broken(off) : NEVER;
    }
}
