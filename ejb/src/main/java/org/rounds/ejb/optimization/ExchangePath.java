package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cheapest way from what there is one of too many to what there is one of too few, or round in a circle: somebody (or
 * some day) gives the first up for another choice, the next gives that one up, and so on; a cyclic exchange by layers of
 * Bellman and Ford. No choice is passed twice. Not for two threads.
 */
final class ExchangePath {
    /** More than any path costs. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** Most steps of a path. */
    private static final int LONGEST = 6;

    /** @param by who gives up one choice for the other */
    record Step(int from, int to, int by) {}

    private final int choices;

    /** By what is given up and what is taken instead: the least cost, and who has it. */
    private final long[][] cost;

    private final int[][] by;
    /** By number of steps and the last one's new choice: the cost of the way there, and the choice given up for it. */
    private final long[][] way;

    private final int[][] given;

    ExchangePath(int choices) {
        this.choices = choices;
        cost = new long[choices][choices];
        by = new int[choices][choices];
        way = new long[LONGEST + 1][choices];
        given = new int[LONGEST + 1][choices];
    }

    /** Forgets all steps. */
    void clear() {
        for (long[] ofChoice : cost) {
            Arrays.fill(ofChoice, NEVER);
        }
    }

    /** Returns what the cheapest known step costs. */
    long cost(int from, int to) {
        return cost[from][to];
    }

    /** Makes this the step from one choice to the other. */
    void step(int from, int to, long price, int who) {
        cost[from][to] = price;
        by[from][to] = who;
    }

    /**
     * Returns the steps of the cheapest path, the last one first; none if there is no path.
     *
     * @param less by choice, what one less of it costs; {@link #NEVER} where no path may begin
     * @param more by choice, what one more of it costs; {@link #NEVER} where no path may end
     * @param circles whether a path may end where it began, and more and less cost nothing then
     */
    List<Step> cheapest(long[] less, long[] more, boolean circles) {
        way[0] = less;
        long least = NEVER;
        int steps = 0;
        int last = 0;
        for (int length = 1; length <= LONGEST; length++) {
            extend(length);
            for (int choice = 0; choice < choices; choice++) {
                long total = total(length, choice, more[choice], circles);
                if (total < least) {
                    least = total;
                    steps = length;
                    last = choice;
                }
            }
        }
        List<Step> path = new ArrayList<>(steps);
        for (int length = steps, choice = last; length > 0; length--) {
            int before = given[length][choice];
            path.add(new Step(before, choice, by[before][choice]));
            choice = before;
        }
        return path;
    }

    private long total(int length, int last, long more, boolean circles) {
        if (way[length][last] >= NEVER) {
            return NEVER;
        }
        int first = last;
        for (int left = length; left > 0; left--) {
            first = given[left][first];
        }
        if (first == last) {
            return circles ? way[length][last] - way[0][first] : NEVER;
        }
        return more >= NEVER ? NEVER : way[length][last] + more;
    }

    /** Finds, for each choice, the cheapest way there by one step more. */
    private void extend(int length) {
        for (int to = 0; to < choices; to++) {
            way[length][to] = NEVER;
            for (int from = 0; from < choices; from++) {
                boolean open = way[length - 1][from] < NEVER && cost[from][to] < NEVER;
                long total = way[length - 1][from] + cost[from][to];
                if (open && total < way[length][to] && !passes(length - 1, from, to)) {
                    way[length][to] = total;
                    given[length][to] = from;
                }
            }
        }
    }

    /** Says whether a way cannot go on to a choice: it has been there and would pass it twice, or it is a circle. */
    private boolean passes(int length, int end, int choice) {
        int at = end;
        for (int left = length; left > 0; left--) {
            if (at == choice) {
                return true;
            }
            at = given[left][at];
        }
        return length > 0 && at == end;
    }
}
