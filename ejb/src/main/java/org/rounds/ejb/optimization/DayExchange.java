package org.rounds.ejb.optimization;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lets several people change what they do on one day at once: one goes where a head is missing, the next to what the
 * first has left, and so on, from where a head is missed least. Of all such paths, and of the circles that leave the
 * cover as it is, the cheapest is taken: a cyclic exchange by layers of Bellman and Ford. Whoever takes part keeps the
 * hard limits of the own row.
 */
final class DayExchange {
    /** Bounds the time of one exchange: about so many cells of rows are judged to see who may do what. */
    private static final int MOST_CELLS = 60_000;

    private final Sheet sheet;
    private final Draft draft;
    private final List<Member> movable;
    /** What can be done on a day: off, then the activities. */
    private final int choices;

    private final ExchangePath path;
    private final long[] less;
    private final long[] more;
    private int cellsLeft;

    DayExchange(Sheet sheet, Draft draft) {
        this.sheet = sheet;
        this.draft = draft;
        movable = draft.movable;
        choices = sheet.activities() + 1;
        path = new ExchangePath(choices);
        less = new long[choices];
        more = new long[choices];
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
            boolean meant = wanted == Sheet.OFF || choice == wanted + 1;
            less[choice] = draft.cover.less(day, choice - 1) * BestRow.SCALE;
            more[choice] = meant ? draft.cover.more(day, choice - 1) * BestRow.SCALE : ExchangePath.NEVER;
        }
        for (ExchangePath.Step step : path.cheapest(less, more, wanted == Sheet.OFF)) {
            Member member = sheet.members.get(step.by());
            draft.touch(member);
            draft.set(member, day, step.to() - 1);
        }
    }

    /** Asks everybody, as far as time allows, what another choice would cost. */
    private void ask(int day, double noise, RandomGenerator random) {
        path.clear();
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
                if (price < path.cost(now, choice) && lawful.keepsWith(row, day, choice - 1)) {
                    path.step(now, choice, price, member.index);
                }
            }
        }
    }
}
