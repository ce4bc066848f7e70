package org.rounds.ejb.optimization;

import java.util.Arrays;

/**
 * The table of {@link BestRow}: the cheapest way to every state of a day, and where it came from. A state is a node (what
 * was worked last and for how long), counters of limited activities, weekends and units of time so far. Kept between
 * calls, since it is large.
 */
final class RowStates {
    static final long NEVER = Long.MAX_VALUE / 4;
    /** Whatever costs may have been added to {@link #NEVER}, it stays above. */
    private static final long UNREACHED = NEVER / 2;

    private static final int MOST_STATES = 4_000_000;

    private long[] now = {};
    private long[] next = {};
    /** By node: the units reached lie between; a high of -1 for a node that is not reached. */
    private int[] low = {};

    private int[] high = {};
    private int[] nextLow = {};
    private int[] nextHigh = {};
    private int[][] cameFrom = {};

    private int nodes;
    private int counts;
    private int weekends;
    private int units;

    /** What one day's work adds to a state; the label is given back by {@link #came}. */
    record Step(int label, int units, int counter, int counterLimit, int weekends, long cost) {}

    /** What a state costs beyond the way to it, at the end. */
    interface Ending {
        /** Returns {@link #NEVER} if the row must not end in this node. */
        long node(int node);

        long sums(int weekends, int units);
    }

    /** Makes room for that many of each; false if it would be too much. */
    boolean layOut(int days, int nodeCount, long countCount, int weekendCount, int unitCount) {
        double size = (double) nodeCount * countCount * weekendCount * unitCount;
        if (size > MOST_STATES || size * days > 8.0 * MOST_STATES) {
            return false;
        }
        nodes = nodeCount;
        counts = (int) countCount;
        weekends = weekendCount;
        units = unitCount;
        grow(days, (int) size);
        return true;
    }

    private void grow(int days, int states) {
        if (now.length < states) {
            now = new long[states];
            next = new long[states];
        }
        if (low.length < nodes) {
            low = new int[nodes];
            high = new int[nodes];
            nextLow = new int[nodes];
            nextHigh = new int[nodes];
        }
        int had = cameFrom.length;
        cameFrom = had < days ? Arrays.copyOf(cameFrom, days) : cameFrom;
        for (int day = 0; day < days; day++) {
            if (day >= had || cameFrom[day].length < states) {
                cameFrom[day] = new int[states];
            }
        }
    }

    /** Starts in one node, with nothing counted. */
    void start(int node) {
        clear();
        open(node, 0, 0);
        next[state(node, 0, 0)] = 0;
        turn();
    }

    /** Makes what was reached the start of the next day. */
    void turn() {
        long[] done = now;
        now = next;
        next = done;
        int[] lows = low;
        low = nextLow;
        nextLow = lows;
        int[] highs = high;
        high = nextHigh;
        nextHigh = highs;
        clear();
    }

    boolean reached(int node) {
        return high[node] >= 0;
    }

    /**
     * Takes every state of one node on to another, if that is cheaper than what is known.
     *
     * @param day of the window, from 0
     * @param leastUnits what has fewer units after the step may be dropped
     */
    void move(int day, int source, int target, int leastUnits, Step step) {
        int lowest = Math.max(low[source], leastUnits - step.units());
        int highest = Math.min(high[source], units - 1 - step.units());
        if (lowest > highest) {
            return;
        }
        open(target, lowest + step.units(), highest + step.units());
        for (int count = 0; count + step.counter() < counts; count++) {
            if (!full(count, step)) {
                for (int weekend = 0; weekend + step.weekends() < weekends; weekend++) {
                    int here = state(source, count, weekend);
                    int there = state(target, count + step.counter(), weekend + step.weekends()) + step.units();
                    relax(cameFrom[day], here + lowest, there + lowest, highest - lowest, step);
                }
            }
        }
    }

    private static boolean full(int count, Step step) {
        int limit = step.counterLimit();
        return step.counter() > 0 && count / step.counter() % (limit + 1) == limit;
    }

    private void relax(int[] came, int here, int there, int last, Step step) {
        long cost = step.cost();
        int label = step.label();
        for (int i = 0; i <= last; i++) {
            long sum = now[here + i] + cost;
            if (sum < next[there + i]) {
                next[there + i] = sum;
                came[there + i] = label;
            }
        }
    }

    /** Returns the cheapest state of the last day; -1 for none. */
    int cheapest(int leastUnits, Ending ending) {
        int cheapest = -1;
        long best = NEVER;
        for (int node = 0; node < nodes; node++) {
            long atEnd = reached(node) ? ending.node(node) : NEVER;
            for (int block = 0; block < counts * weekends && atEnd < NEVER; block++) {
                int state = state(node, 0, 0) + block * units;
                for (int unit = Math.max(low[node], leastUnits); unit <= high[node]; unit++) {
                    if (now[state + unit] < UNREACHED) {
                        long sum = now[state + unit] + atEnd + ending.sums(block % weekends, unit);
                        if (sum < best) {
                            best = sum;
                            cheapest = state + unit;
                        }
                    }
                }
            }
        }
        return cheapest;
    }

    /** Returns the label of the step that led to a state. */
    int came(int day, int state) {
        return cameFrom[day][state];
    }

    /** Returns the state before a step into it. */
    int before(int state, int source, Step step) {
        int weekend = state / units % weekends - step.weekends();
        int count = state / units / weekends % counts - step.counter();
        return state(source, count, weekend) + state % units - step.units();
    }

    private int state(int node, int count, int weekend) {
        return ((node * counts + count) * weekends + weekend) * units;
    }

    private void clear() {
        Arrays.fill(nextLow, 0, nodes, Integer.MAX_VALUE);
        Arrays.fill(nextHigh, 0, nodes, -1);
    }

    /** Says that a node is reached with these units; forgets what an earlier day left in it. */
    private void open(int node, int lowest, int highest) {
        if (nextHigh[node] < 0) {
            int block = counts * weekends * units;
            Arrays.fill(next, node * block, (node + 1) * block, NEVER);
        }
        nextLow[node] = Math.min(nextLow[node], lowest);
        nextHigh[node] = Math.max(nextHigh[node], highest);
    }
}
