package org.rounds.ejb.optimization;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lets several people change what they do on one day at once: one goes where a head is missing, the next to what the
 * first has left, and so on, from where a head is missed least. Of all such paths, and of the circles that leave the
 * cover as it is, the cheapest is taken: a cyclic exchange by layers of Bellman and Ford. Whoever takes part keeps the
 * hard limits of the own row.
 */
final class DayExchange {
    /** Most people of a path. */
    private static final int LONGEST = 6;
    /** Bounds the time of one exchange: about so many cells of rows are judged to see who may do what. */
    private static final int MOST_CELLS = 60_000;

    private static final long NEVER = Long.MAX_VALUE / 4;

    private final Sheet sheet;
    private final Draft draft;
    private final List<Member> movable;
    /** What can be done on a day: off, then the activities. */
    private final int choices;

    /** By what is done and what is done instead: the least cost, in 1/{@link BestRow#SCALE}, and who has it. */
    private final long[][] cost;

    private final Member[][] cheapest;
    /** By number of people and the last one's new choice: the cost of the way there, and the choice given up for it. */
    private final long[][] way;

    private final int[][] given;
    private int cellsLeft;

    DayExchange(Sheet sheet, Draft draft) {
        this.sheet = sheet;
        this.draft = draft;
        movable = draft.movable;
        choices = sheet.activities() + 1;
        cost = new long[choices][choices];
        cheapest = new Member[choices][choices];
        way = new long[LONGEST + 1][choices];
        given = new int[LONGEST + 1][choices];
    }

    /**
     * Makes the cheapest exchange on a day, even where it is no gain; none if there is none.
     *
     * @param wanted what one more is to do then; {@link Sheet#OFF} for whatever is cheapest
     * @param noise greatest random addition to what one person's change costs, in soft penalty
     */
    void change(int day, int wanted, double noise, RandomGenerator random) {
        ask(day, noise, random);
        for (int choice = 0; choice < choices; choice++) {
            way[0][choice] = draft.cover.less(day, choice - 1) * BestRow.SCALE;
        }
        long least = NEVER;
        int people = 0;
        int last = 0;
        for (int length = 1; length <= LONGEST; length++) {
            extend(length);
            for (int choice = 0; choice < choices; choice++) {
                boolean meant = wanted == Sheet.OFF || choice == wanted + 1;
                long total = meant ? total(day, length, choice, wanted == Sheet.OFF) : NEVER;
                if (total < least) {
                    least = total;
                    people = length;
                    last = choice;
                }
            }
        }
        make(day, people, last);
    }

    private long total(int day, int length, int last, boolean circles) {
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
        return way[length][last] + draft.cover.more(day, last - 1) * BestRow.SCALE;
    }

    private void make(int day, int people, int last) {
        int choice = last;
        for (int length = people; length > 0; length--) {
            int before = given[length][choice];
            Member member = cheapest[before][choice];
            draft.touch(member);
            draft.set(member, day, choice - 1);
            choice = before;
        }
    }

    /** Asks everybody, as far as time allows, what another choice would cost. */
    private void ask(int day, double noise, RandomGenerator random) {
        for (long[] ofChoice : cost) {
            Arrays.fill(ofChoice, NEVER);
        }
        cellsLeft = MOST_CELLS;
        int first = random.nextInt(movable.size());
        for (int i = 0; i < movable.size() && cellsLeft > 0; i++) {
            Member member = movable.get((first + i) % movable.size());
            if (!member.fixed(day) && !draft.broken(member)) {
                ask(member, day, noise, random);
            }
        }
    }

    private void ask(Member member, int day, double noise, RandomGenerator random) {
        int[] row = draft.row(member);
        LawfulRow lawful = draft.lawfulRow(member);
        lawful.look(row);
        cellsLeft -= row.length;
        int now = row[day] + 1;
        long had = member.dayPenalty(day, row[day]);
        for (int choice = 0; choice < choices; choice++) {
            if (choice != now && member.may(day, choice - 1)) {
                long chance = (long) (random.nextDouble() * (noise * BestRow.SCALE + 1));
                long price = (member.dayPenalty(day, choice - 1) - had) * BestRow.SCALE + chance;
                if (price < cost[now][choice] && lawful.keepsWith(row, day, choice - 1)) {
                    cost[now][choice] = price;
                    cheapest[now][choice] = member;
                }
            }
        }
    }

    /** Finds, for each choice, the cheapest way there for one person more. */
    private void extend(int people) {
        for (int to = 0; to < choices; to++) {
            way[people][to] = NEVER;
            for (int from = 0; from < choices; from++) {
                boolean open = way[people - 1][from] < NEVER && cost[from][to] < NEVER;
                long total = way[people - 1][from] + cost[from][to];
                if (open && total < way[people][to] && !passes(people - 1, from, to)) {
                    way[people][to] = total;
                    given[people][to] = from;
                }
            }
        }
    }

    /** Says whether a way cannot go on to a choice: it has been there and somebody would move twice, or it is a circle. */
    private boolean passes(int people, int end, int choice) {
        int at = end;
        for (int length = people; length > 0; length--) {
            if (at == choice) {
                return true;
            }
            at = given[length][at];
        }
        return people > 0 && at == end;
    }
}
