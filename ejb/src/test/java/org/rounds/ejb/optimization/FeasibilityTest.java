package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.Feasibility.Code;
import org.rounds.ejb.optimization.TestProblem.TestLimits;

@DisplayName("Before any search")
class FeasibilityTest {
    private static List<String> found(TestProblem problem) {
        return Feasibility.of(problem.build()).stream()
                .map(f -> f.level() + " " + f.code() + " " + f.required() + "/" + f.able())
                .toList();
    }

    private static TestProblem two(int days) {
        return new TestProblem(days).threeShifts().person("A", new TestLimits()).person("B", new TestLimits());
    }

    @Test
    void nothingIsFoundWhereEverythingCanBeDone() {
        assertThat(found(two(2).demand(0, "E", 1, 1, 1, 1).demand(0, "L", 1, 1, 1, 1)))
                .isEmpty();
    }

    @Test
    void aTeamWithoutActivitiesIsAnError() {
        assertThat(found(new TestProblem(1).person("A", new TestLimits())))
                .containsExactly("ERROR NOTHING_TO_PLAN 1/0");
    }

    @Test
    void skillsDecideWhoCouldDoIt() {
        TestProblem problem = new TestProblem(1)
                .activity("I", "06:00", 480, "", "icu")
                .person("A", new TestLimits(), "", "icu")
                .person("B", new TestLimits())
                .demand(0, "I", 2, 2, 1, 1);
        assertThat(found(problem)).contains("ERROR COVER_IMPOSSIBLE 2/1");
    }

    @Test
    void absencesCountOnTheirDay() {
        TestProblem problem = two(2).absence("A", 1).demand(0, "E", 2, 2, 1, 1).demand(1, "E", 1, 2, 1, 1);
        assertThat(found(problem)).contains("WARNING COVER_SHORT 2/1").noneMatch(f -> f.startsWith("ERROR"));
        assertThat(found(two(1).absence("A", 0).demand(0, "E", 2, 2, 1, 1))).contains("ERROR COVER_SHORT 2/1");
    }

    @Test
    void demandsForASkillAndForEverybodyAreServedByTheSameHead() {
        TestProblem problem = new TestProblem(1)
                .activity("E", "06:00", 480, "")
                .person("A", new TestLimits(), "", "icu")
                .demand(0, "E", 1, 1, 1, 1)
                .demand(0, "E", "icu", 1, 1, 1, 1);
        assertThat(found(problem)).isEmpty();
    }

    @Test
    void whatIsPinnedIsJudgedByItself() {
        assertThat(Feasibility.of(two(2).absence("A", 0).pin("A", 0, "E").build()))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo(Code.PIN_BREAKS_RULE);
                    assertThat(f.level()).isEqualTo(Finding.Level.WARNING);
                    assertThat(f.personIds()).containsExactly(TestProblem.id("A"));
                });
    }
}
