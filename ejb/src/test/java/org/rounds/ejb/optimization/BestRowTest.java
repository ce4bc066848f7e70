package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.NullUnmarked;

/** The dynamic programme against trying every row. */
@NullUnmarked
class BestRowTest {
    private static final long NONE = Long.MAX_VALUE;

    private TestProblem problem;
    private Sheet sheet;
    private Member member;
    private int[] row;
    private long[][] costs;
    private int from;
    private int to;
    /** Whether limits in number are looked at when every row is tried. */
    private boolean numbersBind;
    /** Whether all that is hard is. */
    private boolean lawful;

    @Property(tries = 2000)
    void noFeasibleRowIsCheaper(@ForAll long seed) {
        draw(new Random(seed));
        BestRow bestRow = new BestRow(sheet, true);
        int[] answer = bestRow.find(member, row, 0, sheet.days, costs, 0, RowGraph.NEVER);
        long cheapest = cheapest(row.clone(), 0, sheet.days, false);

        if (cheapest == NONE) {
            assertThat(answer).isNull();
        } else {
            assertThat(answer).isNotNull();
            assertThat(limitsPenalty(answer)).isZero();
            assertThat(cost(answer, answer, 0, sheet.days)).isEqualTo(cheapest);
        }
    }

    /** Also where a contract asks what best rows do not know, whatever the answer may cost. */
    @Property(tries = 2000)
    void noLawfulRowIsCheaperThanWhatIsProven(@ForAll long seed) {
        var random = new Random(seed);
        draw(random, random.nextBoolean());
        TermCosts terms = member.terms.costs;
        Assume.that(sheet.horizon.grain() == Horizon.Grain.DAY && (terms == null || !terms.overcharges()));
        BestRow bestRow = new BestRow(sheet, true);
        long most = random.nextBoolean() ? RowGraph.NEVER : random.nextInt(-100_000, 100_000);
        if (random.nextBoolean()) {
            bestRow.find(member, row, 0, sheet.days, costs, random.nextInt(1000), most);
        } else {
            bestRow.findPatiently(member, row, 0, sheet.days, costs, most);
        }
        lawful = true;

        assertThat(bestRow.proven()).isLessThanOrEqualTo(cheapest(row.clone(), 0, sheet.days, false));
    }

    @Property(tries = 2000)
    void noFeasibleWindowIsCheaper(@ForAll long seed) {
        int[] answer = drawnWindow(seed, true);
        long cheapest = cheapest(row.clone(), from, to, false);

        if (cheapest != NONE) {
            assertThat(costOfLawful(answer)).isEqualTo(cheapest);
        }
    }

    /** Answers that are not for prices are mended where they work something too often: lawful, but not always the cheapest. */
    @Property(tries = 2000)
    void noFeasibleWindowIsCheaperWhereNoNumberBinds(@ForAll long seed) {
        int[] answer = drawnWindow(seed, false);
        long cheapest = cheapest(row.clone(), from, to, false);

        if (cheapest != NONE) {
            long cost = costOfLawful(answer);
            numbersBind = false;
            boolean bind = cheapest(row.clone(), from, to, false) < cheapest;
            assertThat(cost).isGreaterThanOrEqualTo(cheapest).matches(any -> bind || any == cheapest);
        }
    }

    private int[] drawnWindow(long seed, boolean priced) {
        var random = new Random(seed);
        draw(random);
        from = random.nextInt(sheet.days);
        to = from + 1 + random.nextInt(sheet.days - from);
        costs = costs(random, from, to);
        return new BestRow(sheet, priced).find(member, row, from, to, costs, 0, RowGraph.NEVER);
    }

    private long costOfLawful(int[] answer) {
        assertThat(answer).isNotNull();
        int[] whole = row.clone();
        System.arraycopy(answer, 0, whole, from, to - from);
        assertThat(limitsPenalty(whole)).isZero();
        return cost(whole, whole, from, to);
    }

    @Property(tries = 2000)
    void noRowBreaksLess(@ForAll long seed) {
        draw(new Random(seed));
        int[] answer = new BestRow(sheet).findLeastBroken(member, row, 0, sheet.days, costs);

        assertThat(answer).isNotNull();
        long broken = broken(answer) * BestRow.HARD * BestRow.SCALE;
        assertThat(broken + cost(answer, answer, 0, sheet.days)).isEqualTo(cheapest(row.clone(), 0, sheet.days, true));
    }

    private void draw(Random random) {
        draw(random, true);
    }

    private void draw(Random random, boolean plain) {
        numbersBind = true;
        lawful = false;
        problem = plain ? RandomProblem.plain(random, 6, 1, 2) : RandomProblem.draw(random, 6, 1, 2);
        sheet = problem.sheet();
        member = sheet.members.get(0);
        row = RosterValidator.rows(sheet, RandomProblem.roster(problem, random))[0];
        for (int day = 0; day < sheet.days; day++) {
            if (!member.may(day, row[day])) {
                row[day] = member.pins[day] == Member.FREE ? Sheet.OFF : member.pins[day];
            }
        }
        costs = costs(random, 0, sheet.days);
    }

    private long[][] costs(Random random, int from, int to) {
        costs = new long[to - from][sheet.activities() + 1];
        for (long[] ofDay : costs) {
            for (int i = 0; i < ofDay.length; i++) {
                ofDay[i] = random.nextInt(-50_000, 50_000);
            }
        }
        return costs;
    }

    private long cost(int[] cells, int[] whole, int from, int to) {
        long cost = BestRow.SCALE
                * (ContractCheck.penalty(member, whole, Violation.Level.SOFT)
                        - skillPenalty(whole)
                        + BestRow.HARD * ContractCheck.penalty(member, whole, Violation.Level.HARD));
        for (int day = from; day < to; day++) {
            cost += costs[day - from][cells[day] + 1];
        }
        return cost;
    }

    /** Tries everything from a day on; NONE if no row is feasible. */
    private long cheapest(int[] whole, int from, int to, boolean breaking) {
        return cheapest(whole, from, from, to, breaking);
    }

    private long cheapest(int[] whole, int day, int from, int to, boolean breaking) {
        if (day == to) {
            long broken = breaking || !numbersBind ? broken(whole) : limitsPenalty(whole);
            if (lawful) {
                broken = RowRule.hardPenalty(member, whole) - pinnedPenalty(whole);
            }
            if (broken > 0 && !breaking) {
                return NONE;
            }
            return broken * BestRow.HARD * BestRow.SCALE + cost(whole, whole, from, to);
        }
        long cheapest = NONE;
        for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
            if (member.may(day, activity)) {
                whole[day] = activity;
                cheapest = Math.min(cheapest, cheapest(whole, day + 1, from, to, breaking));
            }
        }
        return cheapest;
    }

    /** What a pin alone breaks, and no row can help: an absence or a missing skill. */
    private long pinnedPenalty(int[] whole) {
        return RowRule.ABSENCE.penalty(member, whole) + RowRule.SKILL.penalty(member, whole);
    }

    private long broken(int[] whole) {
        return limitsPenalty(whole) - RowRule.MAX_SHIFTS.penalty(member, whole);
    }

    /** What breaks limits that are none of the contract's and no pin's. */
    private long limitsPenalty(int[] whole) {
        return RowRule.hardPenalty(member, whole)
                - pinnedPenalty(whole)
                - ContractCheck.penalty(member, whole, Violation.Level.HARD);
    }

    /** What a search is told with the costs of the day. */
    private long skillPenalty(int[] whole) {
        long[] sum = {0};
        ContractCheck.check(
                member,
                whole,
                (rule, level, activity, from, to, actual, limit, penalty) ->
                        sum[0] += rule == Contract.Rule.ALTERNATIVE_SKILL ? penalty : 0);
        return sum[0];
    }
}
