package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.ejb.optimization.Contract.Day;
import org.rounds.ejb.optimization.Contract.Rule;
import org.rounds.ejb.optimization.Contract.Term;
import org.rounds.ejb.optimization.Violation.Level;

/** What each rule of a contract counts; the first day is a Monday. */
class ContractCheckTest {
    private static final int WEIGHT = 10;

    @ParameterizedTest(name = "{0} {1}: {3} breaks it by {4}")
    @CsvSource({
        "MOST_SHIFTS, 2, false, EE.EE.., 2",
        "LEAST_SHIFTS, 3, false, E......, 2",
        "LONGEST_WORK, 2, false, EEEE.EE, 2",
        "SHORTEST_WORK, 3, false, EE.EE.E, 1",
        "SHORTEST_WORK, 3, true, EE.EE.E, 4",
        "LONGEST_REST, 2, false, ...E..., 2",
        "SHORTEST_REST, 2, false, .EEE.EE, 1",
        "SHORTEST_REST, 2, true, .EEE.EE, 2",
        "REST_AFTER_NIGHTS, 2, false, NNE.N.E, 3",
        "REST_AFTER_NIGHTS, 2, false, NN..E.N, 0",
    })
    void termCountsOverOneWeek(Rule rule, int limit, boolean closed, String row, long units) {
        assertThat(penalty(saturday(closed, term(rule, limit)), row)).isEqualTo(WEIGHT * units);
    }

    @ParameterizedTest(name = "{0} {1}, weekend of {2} days from {3}: {4} breaks it by {5}")
    @CsvSource({
        "COMPLETE_WEEKENDS, 0, 2, SATURDAY, .....E......EE, 1",
        "COMPLETE_WEEKENDS, 0, 2, SATURDAY, .....EE......E, 1",
        "COMPLETE_WEEKENDS, 0, 3, FRIDAY, ....E.E....E.., 6",
        "COMPLETE_WEEKENDS, 0, 3, FRIDAY, ....EE......E., 3",
        "COMPLETE_WEEKENDS, 0, 3, SUNDAY, ......E......E, 2",
        "IDENTICAL_WEEKENDS, 0, 2, SATURDAY, .....EN....EE., 2",
        "IDENTICAL_WEEKENDS, 0, 2, SATURDAY, .....EE.....N., 0",
        "IDENTICAL_WEEKENDS, 0, 3, FRIDAY, ....EEN....ENL, 9",
        "NIGHT_BEFORE_FREE_WEEKEND, 0, 2, SATURDAY, ....N......NE., 1",
        "MOST_WEEKENDS, 1, 2, SATURDAY, .....E.......E, 1",
        "MOST_WEEKENDS, 1, 3, FRIDAY, ....E......E.., 1",
        "MOST_WEEKENDS_IN_A_ROW, 1, 2, SATURDAY, .....E......EE, 1",
        "LEAST_WEEKENDS_IN_A_ROW, 3, 2, SATURDAY, .....E......EE, 1",
    })
    void termCountsOverTwoWeekends(
            Rule rule, int limit, int weekendDays, DayOfWeek weekendStart, String row, long units) {
        var contract = new Contract(weekendStart, weekendDays, true, List.of(term(rule, limit)), List.of());
        assertThat(penalty(contract, row)).isEqualTo(WEIGHT * units);
    }

    @Test
    void weekendsAtAnEdgeMayGoOnWhereItIsOpen() {
        var term = term(Rule.LEAST_WEEKENDS_IN_A_ROW, 2);
        assertThat(penalty(saturday(false, term), ".....E.......E......E")).isZero();
        assertThat(penalty(saturday(false, term), "............E........")).isEqualTo(WEIGHT);
        assertThat(penalty(saturday(true, term), ".....E...............")).isEqualTo(WEIGHT);
    }

    @Test
    void patternsCostWhereTheyStand() {
        Day early = new Day(false, Set.of(TestProblem.id("E")));
        Day late = new Day(false, Set.of(TestProblem.id("L")));
        assertThat(pattern(null, List.of(late, early), "LE.LLE.")).isEqualTo(2 * WEIGHT);
        assertThat(pattern(DayOfWeek.THURSDAY, List.of(late, early), "LE.LLE.")).isZero();
        assertThat(pattern(DayOfWeek.FRIDAY, List.of(late, early), "LE.LLE.")).isEqualTo(WEIGHT);
        assertThat(pattern(DayOfWeek.FRIDAY, List.of(Day.OFF, Day.ANY_WORK, Day.ANY_WORK), ".EE..EN"))
                .isEqualTo(WEIGHT);
        assertThat(pattern(null, List.of(early, early), "EEE....")).isEqualTo(2 * WEIGHT);
    }

    @Test
    void whatWasWorkedBeforeBeginsRunsAndPatterns() {
        Day early = new Day(false, Set.of(TestProblem.id("E")));
        Day late = new Day(false, Set.of(TestProblem.id("L")));
        var pattern = new Contract.Pattern(List.of(late, early), null, Level.SOFT, WEIGHT);
        var contract =
                new Contract(DayOfWeek.SATURDAY, 2, false, List.of(term(Rule.LONGEST_WORK, 2)), List.of(pattern));
        assertThat(penalty(contract, "E......", ".L", Level.SOFT)).isEqualTo(WEIGHT);
        assertThat(penalty(contract, "EE.....", ".L", Level.SOFT)).isEqualTo(2 * WEIGHT);
        assertThat(penalty(contract, ".......", "LE", Level.SOFT)).isZero();
    }

    @Test
    void lackingSkillCostsInsteadOfForbidding() {
        var problem = new TestProblem(2)
                .activity("I", "06:00", 480, "", "icu")
                .person("Ada", limits().contract(saturday(false, term(Rule.ALTERNATIVE_SKILL, 0))));
        var sheet = problem.sheet();
        var score = RosterValidator.score(sheet, RosterValidator.rows(sheet, problem.roster("II")));
        assertThat(score).isEqualTo(new Planner.Score(0, 0, -2 * WEIGHT));
        assertThat(sheet.members.get(0).may(0, 0)).isTrue();
    }

    @Test
    void hardTermsCountAtTheirLevelAndWarningsNowhere() {
        var hard = new Term(Rule.MOST_SHIFTS, 1, Level.HARD, 1);
        var told = new Term(Rule.MOST_SHIFTS, 0, Level.WARN, 1);
        var contract = saturday(false, hard, told);
        assertThat(penalty(contract, "EE.....", "", Level.HARD)).isEqualTo(1);
        assertThat(penalty(contract, "EE.....", "", Level.SOFT)).isZero();
        var problem = new TestProblem(7).threeShifts().person("Ada", limits().contract(contract));
        assertThat(new RosterValidator().validate(problem.build(), problem.roster("EE.....")))
                .extracting(Violation::level, Violation::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Level.HARD, "Ada works 2 shifts, at most 1 are agreed."),
                        org.assertj.core.groups.Tuple.tuple(Level.WARN, "Ada works 2 shifts, at most 0 are agreed."));
    }

    private static Term term(Rule rule, int limit) {
        return new Term(rule, limit, Level.SOFT, WEIGHT);
    }

    private static Contract saturday(boolean closed, Term... terms) {
        return new Contract(DayOfWeek.SATURDAY, 2, closed, List.of(terms), List.of());
    }

    private static long pattern(@Nullable DayOfWeek first, List<Day> days, String row) {
        var pattern = new Contract.Pattern(days, first, Level.SOFT, WEIGHT);
        return penalty(new Contract(DayOfWeek.SATURDAY, 2, false, List.of(), List.of(pattern)), row);
    }

    private static long penalty(Contract contract, String row) {
        return penalty(contract, row, "", Level.SOFT);
    }

    private static long penalty(Contract contract, String row, String history, Level level) {
        var problem = new TestProblem(row.length()).threeShifts().person("Ada", limits().contract(contract), history);
        var sheet = problem.sheet();
        return ContractCheck.penalty(sheet.members.get(0), RosterValidator.rows(sheet, problem.roster(row))[0], level);
    }
}
