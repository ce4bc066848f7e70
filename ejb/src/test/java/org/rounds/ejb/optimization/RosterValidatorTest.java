package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rounds.ejb.optimization.TestProblem.id;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.util.List;
import org.junit.jupiter.api.Test;

class RosterValidatorTest {
    private final RosterValidator validator = new RosterValidator();

    @Test
    void aViolationNamesWhoWhenAndHowMuch() {
        var problem = new TestProblem(7).threeShifts().person("Ada", limits().work(null, 3));

        assertThat(validator.validate(problem.build(), problem.roster(".EEEEE.")))
                .containsExactly(new Violation(
                        "max_consecutive_shifts",
                        Violation.Level.HARD,
                        id("Ada"),
                        null,
                        problem.start.plusDays(1),
                        problem.start.plusDays(5),
                        5,
                        3,
                        2,
                        "Ada works 5 days in a row from 2026-01-06 to 2026-01-10, at most 3 are allowed."));
    }

    @Test
    void everyRuleSpeaksInOneSentence() {
        var problem = new TestProblem(14)
                .activity("E", "06:00", 480, "", "icu")
                .activity("L", "14:00", 480, "E")
                .person(
                        "Ada",
                        limits().maxShifts("L", 1)
                                .minutes(3000, 480)
                                .weekends(0)
                                .rest(660))
                .person("Bob", limits().work(3, 3).daysOff(2))
                .absence("Ada", 0)
                .request("Ada", 0, "E", true, 3)
                .request("Bob", 1, null, false, 4)
                .demand(0, "L", 2, 2, 100, 1)
                .demand(1, "L", "icu", 0, 1, 50, 1)
                .demand(2, "L", 0, 0, 50, 9);
        var texts = texts(problem, "LE...L........", ".L.L.LLLL.....");

        assertThat(texts)
                .contains(
                        "Ada works L 2 times, at most 1 are allowed.",
                        "Ada works 1440 minutes, at most 480 are allowed.",
                        "Ada works 1440 minutes, at least 3000 are due.",
                        "Ada works 1 weekends, at most 0 are allowed.",
                        "Ada works E on 2026-01-06, which may not follow the activity of the day before.",
                        "Ada rests 480 minutes before E on 2026-01-06, at least 660 are due.",
                        "Ada is absent on 2026-01-05 and must not work L.",
                        "Ada lacks a skill that E on 2026-01-06 needs.",
                        "Ada asked to work E on 2026-01-05, which is not granted (weight 3).",
                        "Bob works only 1 days in a row from 2026-01-06 to 2026-01-06, at least 3 are due.",
                        "Bob has only 1 days off in a row from 2026-01-07 to 2026-01-07, at least 2 are due.",
                        "Bob works 4 days in a row from 2026-01-10 to 2026-01-13, at most 3 are allowed.",
                        "Bob asked not to work on 2026-01-06, which is not granted (weight 4).",
                        "L on 2026-01-05 has 1 people, at least 2 are wanted.",
                        "L on 2026-01-06 has 0 people with icu, at least 1 are wanted.");
    }

    @Test
    void coverageIsThePartOfTheRequiredHeadsThatIsThere() {
        var problem = new TestProblem(2)
                .threeShifts()
                .person("Ada", limits())
                .person("Bob", limits())
                .demand(0, "E", 0, 1, 1, 1)
                .demand(1, "E", 0, 3, 1, 1);

        assertThat(validator.coverageRate(problem.build(), problem.roster("EE", "E.")))
                .isEqualTo(0.5);
        assertThat(validator.coverageRate(problem.build(), problem.roster())).isZero();
    }

    @Test
    void withoutDemandEverythingIsCovered() {
        var problem = new TestProblem(2).threeShifts().person("Ada", limits());

        assertThat(validator.coverageRate(problem.build(), problem.roster("..")))
                .isEqualTo(1.0);
    }

    @Test
    void aRosterOfAnotherProblemIsRefused() {
        var problem = new TestProblem(2).threeShifts().person("Ada", limits());
        var cell = new Roster.Cell(id("Ada"), problem.start, id("E"));
        var late = new Roster.Cell(id("Ada"), problem.start.plusDays(2), id("E"));

        assertThatThrownBy(() -> validator.score(problem.build(), new Roster(List.of(late))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> validator.score(problem.build(), new Roster(List.of(cell, cell))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> texts(TestProblem problem, String... rows) {
        return validator.validate(problem.build(), problem.roster(rows)).stream()
                .map(Violation::text)
                .toList();
    }
}
