package org.rounds.ejb.optimization;

/** What it costs to go on behind the window of a {@link RowGraph}, where the days stay as they are. */
final class RowJoin {
    private final RowGraph graph;

    RowJoin(RowGraph graph) {
        this.graph = graph;
    }

    /** Returns what it costs to join a node to the day after the window; {@link RowGraph#NEVER} if it cannot be. */
    long of(int node) {
        boolean work = graph.isWork(node);
        int run = graph.run(node);
        if (graph.to == graph.row.length) {
            return graph.terms == null ? 0 : graph.terms.last(run, work);
        }
        long hard = limits(node, !work, run);
        return graph.terms == null || hard >= RowGraph.NEVER
                ? hard
                : Math.min(RowGraph.NEVER, hard + contract(graph.terms, node));
    }

    private long limits(int node, boolean offBefore, int run) {
        int to = graph.to;
        int[] row = graph.row;
        boolean offAfter = row[to] == Sheet.OFF;
        int after = 0;
        while (to + after < row.length && (row[to + after] == Sheet.OFF) == offAfter) {
            after++;
        }
        boolean open = to + after == row.length;
        boolean openBefore = graph.openBefore(to, run);
        int missing = 0;
        int tooLong = 0;
        long unrested = 0;
        int minAfter = offAfter ? graph.limits.minOff() : graph.limits.minOn();
        if (offBefore == offAfter) {
            missing = open || openBefore ? 0 : minAfter - run - after;
            if (!offAfter) {
                int maxOn = graph.limits.maxOn();
                tooLong = maxOn == Integer.MAX_VALUE ? 0 : run + after - maxOn;
                unrested = graph.unrested(to, graph.state(node), row[to]);
            }
        } else {
            int minBefore = offBefore ? graph.limits.minOff() : graph.limits.minOn();
            missing = Math.max(0, openBefore ? 0 : minBefore - run) + Math.max(0, open ? 0 : minAfter - after);
        }
        if (!graph.least && (missing > 0 || tooLong > 0)) {
            return RowGraph.NEVER;
        }
        return Math.min(RowGraph.NEVER, RowGraph.broken(missing) + RowGraph.broken(tooLong) + unrested);
    }

    private long contract(TermCosts costs, int node) {
        long sum = 0;
        int state = graph.state(node);
        int run = graph.run(node);
        boolean work = graph.isWork(node);
        for (int day = graph.to; day < graph.row.length; day++) {
            int activity = graph.row[day];
            boolean open = graph.openBefore(day, run);
            if (activity == Sheet.OFF) {
                sum += costs.rest(day, state) + (work ? costs.end(day, run, open) : costs.goOff(run));
            } else {
                sum += costs.work(day, state, activity) + (work ? costs.goOn(run) : costs.begin(day, run, open));
            }
            run = work == (activity != Sheet.OFF) ? run + 1 : 1;
            work = activity != Sheet.OFF;
            state = costs.memory.after(state, activity);
        }
        return sum + costs.last(run, work);
    }
}
