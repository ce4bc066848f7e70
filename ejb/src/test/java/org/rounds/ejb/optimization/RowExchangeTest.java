package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;

@NullUnmarked
@DisplayName("A row that works something too often")
class RowExchangeTest {
    private static final int DAYS = 6;
    private static final String[] CODES = {"A", "B", "C"};

    /** Only numbers bind: then exchanges of days lead to the cheapest row, which is a transport problem. */
    @Property(tries = 1000)
    void becomesTheCheapestThatDoesNot(@ForAll long seed) {
        var random = new Random(seed);
        int worked = 1 + random.nextInt(DAYS);
        var limits = limits().minutes(worked * 480, worked * 480);
        var problem = new TestProblem(DAYS);
        for (String code : CODES) {
            problem.activity(code, "08:00", 480, "");
            limits.maxShifts(code, random.nextInt(4));
        }
        Sheet sheet = problem.person("Ann", limits).sheet();
        Member member = sheet.members.get(0);
        long[][] costs = new long[DAYS][CODES.length + 1];
        for (long[] ofDay : costs) {
            for (int choice = 0; choice < ofDay.length; choice++) {
                ofDay[choice] = random.nextInt(-50_000, 50_000);
            }
        }
        int[] row = new int[DAYS];
        long cheapest = cheapest(member, row, 0, costs);

        int[] answer = new BestRow(sheet).find(member, new int[DAYS], 0, DAYS, costs, 0, RowGraph.NEVER);
        if (cheapest == RowGraph.NEVER) {
            assertThat(answer).isNull();
        } else {
            assertThat(answer).isNotNull();
            assertThat(RowRule.hardPenalty(member, answer)).isZero();
            assertThat(cost(answer, costs)).isEqualTo(cheapest);
        }
    }

    private static long cheapest(Member member, int[] row, int day, long[][] costs) {
        if (day == row.length) {
            return RowRule.hardPenalty(member, row) == 0 ? cost(row, costs) : RowGraph.NEVER;
        }
        long cheapest = RowGraph.NEVER;
        for (int activity = Sheet.OFF; activity < CODES.length; activity++) {
            row[day] = activity;
            cheapest = Math.min(cheapest, cheapest(member, row, day + 1, costs));
        }
        return cheapest;
    }

    private static long cost(int[] row, long[][] costs) {
        long cost = 0;
        for (int day = 0; day < row.length; day++) {
            cost += costs[day][row[day] + 1];
        }
        return cost;
    }
}
