package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works less of what is worked too often in a row: something else on one of those days, on another day what that is then
 * worked too often instead of, and so on, always the cheapest of such exchanges. But for succession and runs, which they
 * have to keep, the row stays the cheapest there is (a transport problem by shortest paths). Not for two threads.
 */
final class RowExchange {
    /** How often an exchange is looked for, for each day. */
    private static final int TRIES = 2;

    private final RowGraph graph;
    private final int choices;
    private final ExchangePath path;
    /** By choice: how often more it may be worked; below 0 where it is worked too often. */
    private final int[] left;

    private final long[] less;
    private final long[] more;

    RowExchange(Sheet sheet, RowGraph graph) {
        this.graph = graph;
        choices = sheet.activities() + 1;
        path = new ExchangePath(choices);
        left = new int[choices];
        less = new long[choices];
        more = new long[choices];
        less[0] = ExchangePath.NEVER; // days off stay as many as they are
        more[0] = ExchangePath.NEVER;
    }

    /**
     * Returns cells of the graph's window that keep all limits in number as well; null if none were found.
     *
     * @param window cells that keep all the other limits
     */
    int @Nullable [] mend(int[] window) {
        int[] cells = window.clone();
        for (int choice = 1; choice < choices; choice++) {
            left[choice] = graph.mostOf(choice - 1) - RowWalk.count(cells, choice - 1);
        }
        boolean[][] barred = new boolean[cells.length][choices];
        for (int attempt = 0; attempt < TRIES * cells.length; attempt++) {
            if (Arrays.stream(left).allMatch(number -> number >= 0)) {
                return cells;
            }
            ask(cells, barred);
            for (int choice = 1; choice < choices; choice++) {
                less[choice] = left[choice] < 0 ? 0 : ExchangePath.NEVER;
                more[choice] = left[choice] > 0 ? 0 : ExchangePath.NEVER;
            }
            List<ExchangePath.Step> steps = path.cheapest(less, more, false);
            if (steps.isEmpty()) {
                return null;
            }
            steps.forEach(step -> cells[step.by()] = step.to() - 1);
            if (graph.costOf(cells) < RowGraph.NEVER) {
                left[steps.get(0).to()]--;
                left[steps.get(steps.size() - 1).from()]++;
            } else {
                for (ExchangePath.Step step : steps) {
                    cells[step.by()] = step.from() - 1;
                    barred[step.by()][step.to()] = true;
                }
            }
        }
        return null;
    }

    /** Asks each day what another choice would cost, if the days beside it allow it. */
    private void ask(int[] cells, boolean[][] barred) {
        path.clear();
        for (int day = 0; day < cells.length; day++) {
            int now = cells[day] + 1;
            for (int choice = 0; choice < choices; choice++) {
                if (choice != now && !barred[day][choice]) {
                    long price = graph.price(day, choice - 1);
                    long change = price - graph.price(day, now - 1);
                    boolean cheaper = price < RowGraph.NEVER && change < path.cost(now, choice);
                    if (cheaper && fits(cells, day, choice - 1)) {
                        path.step(now, choice, change, day);
                    }
                }
            }
        }
    }

    /** Says whether an activity may follow what is worked the day before, and be followed by what is the day after. */
    private boolean fits(int[] cells, int day, int choice) {
        boolean[][][] may = graph.follow.may(); // each activity is a kind of its own here
        int on = graph.from + day;
        boolean first = day == 0 || cells[day - 1] == Sheet.OFF;
        boolean last = day + 1 == cells.length || cells[day + 1] == Sheet.OFF;
        return choice == Sheet.OFF
                || (first || may[on][cells[day - 1]][choice]) && (last || may[on + 1][choice][cells[day + 1]]);
    }
}
