package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An exchange on one day")
class DayExchangeTest {
    private static TestProblem ward() {
        return new TestProblem(1)
                .activity("E", "06:00", 480, "", "e")
                .activity("L", "14:00", 480, "", "l")
                .activity("N", "22:00", 480, "", "n");
    }

    private static Draft exchange(TestProblem problem, String wanted, String... rows) {
        var sheet = problem.sheet();
        var draft = new Draft(sheet, rows(problem, rows));
        int activity = wanted.equals(".") ? Sheet.OFF : sheet.activity(TestProblem.id(wanted));
        new DayExchange(sheet, draft).change(0, activity, 0, new Random(1));
        return draft;
    }

    private static int[][] rows(TestProblem problem, String... rows) {
        return RosterValidator.rows(problem.sheet(), problem.roster(rows));
    }

    @Test
    void fillsAHoleOverSeveralPeopleWhereNobodySpareCanFillIt() {
        var problem = ward().person("Ann", new TestProblem.TestLimits(), "", "e", "l")
                .person("Bea", new TestProblem.TestLimits(), "", "e")
                .person("Cem", new TestProblem.TestLimits(), "", "l", "n");
        for (String activity : new String[] {"E", "L", "N"}) {
            problem.demand(0, activity, 0, 1, 100, 1);
        }
        var draft = exchange(problem, "N", "E", "E", "L");
        assertThat(draft.rows()).isDeepEqualTo(rows(problem, "L", "E", "N"));
        assertThat(draft.judge()).isEqualTo(Points.NONE);
    }

    @Test
    void letsPeopleChangeRoundInACircleForWhatTheyWish() {
        var problem = ward().person("Ann", new TestProblem.TestLimits(), "", "e", "l", "n")
                .person("Bea", new TestProblem.TestLimits(), "", "e", "l", "n")
                .person("Cem", new TestProblem.TestLimits(), "", "e", "l", "n")
                .request("Ann", 0, "L", true, 3)
                .request("Bea", 0, "N", true, 3)
                .request("Cem", 0, "E", true, 3);
        for (String activity : new String[] {"E", "L", "N"}) {
            problem.demand(0, activity, 0, 1, 100, 100);
        }
        var draft = exchange(problem, ".", "E", "L", "N");
        assertThat(draft.rows()).isDeepEqualTo(rows(problem, "L", "N", "E"));
    }

    @Property(tries = 500)
    void neverBreaksARowThatWasWhole(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 5, 3);
        var sheet = drawn.sheet();
        if (sheet.horizon.grain() != Horizon.Grain.DAY) {
            return;
        }
        var draft = new Draft(sheet, RosterValidator.rows(sheet, RandomProblem.roster(drawn, random)));
        var exchange = new DayExchange(sheet, draft);
        for (int i = 0; i < 20 && !draft.movable.isEmpty(); i++) {
            int wanted = random.nextInt(sheet.activities() + 1) - 1;
            exchange.change(random.nextInt(sheet.days), wanted, random.nextInt(3), random);
            for (Member member : draft.movable) {
                if (!draft.broken(member)) {
                    assertThat(RowRule.hardPenalty(member, draft.row(member))).isZero();
                }
            }
            draft.judge();
            draft.keep();
        }
    }
}
