package org.rounds.ejb.optimization;

import java.util.Arrays;

/**
 * The least that the rest of a row can cost after each node of a day and number of weekends, where a unit of time has a
 * price but the limits of minutes are left out: a backward pass over {@link RowGraph}. With the right price (Lagrange) it
 * is nearly as good as the truth, and a hundred times cheaper.
 */
final class RowBounds {
    private static final long NEVER = RowGraph.NEVER;

    private final RowGraph graph;
    private long[] ahead = {};
    /** By kind before (the last one for a day off) and kind: the cheapest work of the day. */
    private long[] go = {};

    /** By number of weekends: the cheapest way to work. */
    private long[] going = {};
    /** The same by kind before. */
    private long[] goings = {};

    /** The price of a unit. */
    long price;

    // The cheapest row at this price.
    int[] path = {};
    long cost;
    int units;
    /** Whether there is any row at all. */
    boolean possible;

    RowBounds(RowGraph graph) {
        this.graph = graph;
    }

    /** Works the table out, and the cheapest row at this price; false if there is no row at all. */
    boolean compute(long unitPrice) {
        price = unitPrice;
        int length = graph.to - graph.from;
        int size = graph.nodes * graph.weekends;
        if (ahead.length < (length + 1) * size) {
            ahead = new long[(length + 1) * size];
        }
        if (path.length != length) {
            path = new int[length];
        }
        int works = (graph.kinds + graph.offKinds) * graph.kinds;
        if (go.length < works) {
            go = new long[works];
        }
        if (going.length < graph.weekends || goings.length < graph.weekends * graph.kinds) {
            going = new long[graph.weekends];
            goings = new long[graph.weekends * graph.kinds];
        }
        for (int node = 0; node < graph.nodes; node++) {
            long join = graph.join.of(node);
            for (int weekend = 0; weekend < graph.weekends; weekend++) {
                ahead[length * size + node * graph.weekends + weekend] =
                        join + (graph.least ? graph.tooManyWeekends(weekend) : 0);
            }
        }
        for (int day = graph.to - 1; day > graph.from; day--) {
            if (graph.terms == null) {
                price(day);
            } else {
                priceByState(day);
            }
            int most = graph.mostWeekends(day);
            off(day, most);
            on(day, most);
        }
        possible = trace();
        return possible;
    }

    /** Returns the least that a row can cost which keeps the limits of minutes, or breaks them at their price. */
    long bound() {
        return cost + price * units - due();
    }

    /** Returns the price of the units that have to be paid for anyway. */
    long due() {
        if (price == 0) {
            return 0;
        }
        RowLimits limits = graph.limits;
        if (graph.least && limits.unit() > 0) {
            // To the minute, since a part of a unit may be broken as well; rounded up, so that the bound stays below.
            return -Math.floorDiv(-price * (price > 0 ? limits.mostMinutes() : limits.leastMinutes()), limits.unit());
        }
        return price * (price > 0 ? graph.totals.most() : graph.totals.least());
    }

    /** Returns the bound after a day of the window (from 0; 0 is before the first). */
    long after(int day, int node, int weekend) {
        return ahead[(day * graph.nodes + node) * graph.weekends + weekend];
    }

    /** Sets the cheapest work of the day by kind; after a kind only what is not already counted after a lesser one. */
    private void price(int day) {
        int kinds = graph.kinds;
        int[] lesser = graph.follow.lesser();
        Arrays.fill(go, 0, (kinds + 1) * kinds, NEVER);
        int base = (day - graph.from) * graph.slots;
        for (int slot = 0; slot < graph.slots; slot++) {
            if (graph.cheapest[base + slot] != Sheet.OFF) {
                long work = graph.cheapestCost[base + slot] + price * graph.slotUnits[slot];
                int kind = graph.slotKind[slot];
                int off = kinds * kinds + kind;
                go[off] = Math.min(go[off], work);
                for (int before = 0; before < kinds; before++) {
                    long sum = work + graph.after(day, before, slot);
                    int cell = before * kinds + kind;
                    boolean counted =
                            !graph.least && lesser[before] != before && graph.after(day, lesser[before], slot) == 0;
                    if (!counted && sum < go[cell]) {
                        go[cell] = sum;
                    }
                }
            }
        }
    }

    /** As {@link #price}, where what may follow and at what cost depends on more than the last activity. */
    private void priceByState(int day) {
        int states = graph.kinds + graph.offKinds;
        Arrays.fill(go, 0, states * graph.kinds, NEVER);
        int base = (day - graph.from) * graph.slots;
        for (int slot = 0; slot < graph.slots; slot++) {
            if (graph.cheapest[base + slot] != Sheet.OFF) {
                long work = graph.cheapestCost[base + slot] + price * graph.slotUnits[slot];
                for (int state = 0; state < states; state++) {
                    int cell = state * graph.kinds + graph.after(state, slot);
                    go[cell] = Math.min(go[cell], work + graph.after(day, state, slot));
                }
            }
        }
    }

    private void off(int day, int most) {
        int weekends = graph.weekends;
        int here = (day - graph.from) * graph.nodes * weekends;
        int next = here + graph.nodes * weekends;
        int step = graph.weekendStep(day, false);
        for (int state = graph.kinds; state < graph.kinds + graph.offKinds; state++) {
            long rest = graph.restCost(day) + graph.offCost(day, state);
            int after = graph.afterOff(state);
            begin(state * graph.kinds, next + graph.on(0, 1) * weekends, most, step, -1);
            for (int run = 1; run <= graph.offCap; run++) {
                long end = graph.endOff(day, run);
                long stay = rest + graph.goOff(run);
                int later = next + graph.off(after, run + 1) * weekends;
                int at = here + graph.off(state, run) * weekends;
                for (int weekend = 0; weekend <= most; weekend++) {
                    long best = Math.min(stay + ahead[later + weekend], end + going[weekend]);
                    ahead[at + weekend] = Math.min(best, NEVER);
                }
            }
        }
    }

    private void on(int day, int most) {
        int weekends = graph.weekends;
        int here = (day - graph.from) * graph.nodes * weekends;
        int next = here + graph.nodes * weekends;
        long rest = graph.restCost(day);
        int step = graph.weekendStep(day, true);
        boolean byState = graph.terms != null;
        int[] strictest = graph.follow.strictest();
        int[] lessers = graph.follow.lesser();
        for (int run = 1; run <= graph.onCap; run++) {
            long stop = Math.min(NEVER, rest + graph.endOn(day, run));
            long price = graph.goOn(run);
            int first = next + graph.on(0, run + 1) * weekends;
            for (int place = 0; place < graph.kinds; place++) {
                int kind = byState ? place : strictest[place];
                int lesser = graph.least || byState ? kind : lessers[kind];
                long end = byState ? Math.min(NEVER, stop + graph.offCost(day, kind)) : stop;
                int off = byState ? next + graph.off(graph.afterOff(kind), 1) * weekends : next;
                int at = here + graph.on(kind, run) * weekends;
                if (price < NEVER) {
                    begin(kind * graph.kinds, first, most, step, lesser == kind ? -1 : lesser * weekends);
                    System.arraycopy(going, 0, goings, kind * weekends, most + 1);
                } else {
                    Arrays.fill(going, 0, most + 1, NEVER);
                }
                for (int weekend = 0; weekend <= most; weekend++) {
                    long best = Math.min(end + ahead[off + weekend], price + going[weekend]);
                    ahead[at + weekend] = Math.min(best, NEVER);
                }
            }
        }
    }

    /**
     * Sets the cheapest ways to work, by number of weekends.
     *
     * @param row of the work's costs by kind
     * @param first where the nodes of the first kind are; those of the others follow in equal steps
     * @param lesser where the ways after a lesser kind are; -1 for none
     */
    private void begin(int row, int first, int most, int step, int lesser) {
        int last = Math.min(most, graph.weekends - 1 - step);
        for (int weekend = 0; weekend <= most; weekend++) {
            going[weekend] = lesser < 0 || weekend > last ? NEVER : goings[lesser + weekend];
        }
        int apart = graph.onCap * graph.weekends;
        int at = first + step;
        for (int kind = 0; kind < graph.kinds; kind++, at += apart) {
            long work = go[row + kind];
            if (work < NEVER) {
                for (int weekend = 0; weekend <= last; weekend++) {
                    long sum = work + ahead[at + weekend];
                    if (sum < going[weekend]) {
                        going[weekend] = sum;
                    }
                }
            }
        }
    }

    private boolean trace() {
        cost = 0;
        units = 0;
        int node = graph.start;
        int weekend = 0;
        int length = path.length;
        for (int day = 0; day < length; day++) {
            graph.expand(graph.from + day, node);
            long best = NEVER;
            int chosen = -1;
            for (int edge = 0; edge < graph.edges; edge++) {
                int worked = weekend + graph.weekendStep[edge];
                if (worked < graph.weekends) {
                    long sum =
                            graph.cost[edge] + price * graph.units[edge] + after(day + 1, graph.target[edge], worked);
                    if (sum < best) {
                        best = sum;
                        chosen = edge;
                    }
                }
            }
            if (chosen < 0 || best >= NEVER / 2) {
                return false;
            }
            path[day] = graph.activity[chosen];
            cost += graph.cost[chosen];
            units += graph.units[chosen];
            weekend += graph.weekendStep[chosen];
            node = graph.target[chosen];
        }
        if (length > 0) {
            cost += after(length, node, weekend);
        }
        return true;
    }
}
