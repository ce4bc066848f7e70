package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.rounds.ejb.optimization.HoursRule.Kind;
import org.rounds.ejb.optimization.RosterProblem.Burden;
import org.rounds.ejb.optimization.RosterProblem.Presence;

@DisplayName("Planning a residency")
class ResidencyPlanningTest {
    private static final RosterValidator VALIDATOR = new RosterValidator();

    @Test
    @DisplayName(
            "gives every resident a rotation in every block, as often as the grade asks, and every rotation its heads")
    void plansAYearOfRotations() {
        var problem = year();
        var solution = solve(problem, 20_000, EnvironmentMode.REPRODUCIBLE);
        assertThat(hard(problem, solution)).isEmpty();
        assertThat(solution.roster().cells()).hasSize(24 * 13);
    }

    @Test
    @DisplayName(
            "begins with a roster that keeps all limits where every rotation is limited, and all of them nearly used up")
    void beginsLawfully() {
        String[] codes = {"W", "I", "N", "C", "E", "K", "S", "P"};
        int[] most = {8, 3, 3, 5, 4, 2, 2, 2};
        var problem = new TestProblem(26);
        var limits = limits().minutes(24 * 480, 24 * 480);
        for (int i = 0; i < codes.length; i++) {
            problem.activity(codes[i], "08:00", 480, codes[i].equals("W") ? "" : codes[i]);
            limits.maxShifts(codes[i], most[i]);
        }
        for (int person = 0; person < 20; person++) {
            problem.person("R" + person, limits);
            problem.absence("R" + person, person % 26);
        }
        for (int block = 0; block < 26; block++) {
            for (int i = 0; i < codes.length; i++) {
                problem.demand(block, codes[i], 0, most[i] / 2, 10, 100);
            }
        }
        var first = solve(problem, 1, EnvironmentMode.REPRODUCIBLE);
        assertThat(hard(problem, first)).isEmpty();
        assertThat(first.roster().cells()).hasSize(20 * 24);
    }

    /** Twenty-four residents of three grades over 13 blocks of 28 days, two on leave in each. */
    private static TestProblem year() {
        var problem = new TestProblem(13);
        problem.blockDays = 28;
        problem.activity("I", "00:00", 1440, "IN").rotation(false, 1, 2, 3); // inpatient
        problem.activity("N", "00:00", 1440, "NI").rotation(false, 1, 2); // night float
        problem.activity("O", "00:00", 1440, "").rotation(false, 1, 2); // obstetrics
        problem.activity("P", "00:00", 1440, "").rotation(true, 1, 2); // paediatrics
        problem.activity("S", "00:00", 1440, "").rotation(true, 2, 3); // surgery
        problem.activity("C", "00:00", 1440, "").rotation(true); // clinic
        problem.activity("E", "00:00", 1440, "").rotation(true, 2, 3); // elective
        for (int person = 0; person < 24; person++) {
            int grade = person / 8 + 1;
            var limits = limits().minShifts("I", grade == 1 ? 3 : 2)
                    .maxShifts("I", 4)
                    .minShifts("C", 2)
                    .maxShifts("N", 3);
            if (grade == 1) {
                limits.minShifts("O", 2).minShifts("P", 2).minShifts("N", 1);
            } else if (grade == 2) {
                limits.minShifts("O", 1).minShifts("P", 1).minShifts("S", 1).minShifts("N", 1);
            } else {
                limits.minShifts("S", 2).minShifts("E", 3);
            }
            problem.person("R" + person, limits).grade("R" + person, grade);
            problem.absence("R" + person, person % 13).absence("R" + person, (person + 6) % 13);
        }
        for (int block = 0; block < 13; block++) {
            problem.demand(block, "I", 4, 5, 100, 10).demand(block, "N", 1, 2, 100, 50);
            problem.demand(block, "O", 1, 2, 50, 10).demand(block, "P", 1, 2, 50, 10);
            problem.demand(block, "S", 0, 2, 20, 5).demand(block, "C", 4, 6, 20, 2);
        }
        return problem;
    }

    @Test
    @DisplayName("spreads calls fairly, at most every third night, with a day's rest after each")
    void plansCalls() {
        var problem = new TestProblem(56).activity("C", "17:00", 900, "").being(Presence.CALL);
        var rules = List.of(
                rule(Kind.CALL_FREQUENCY, 3, 28, 0),
                rule(Kind.REST_BETWEEN_DUTIES, 480, 0, 0),
                rule(Kind.CONTINUOUS_DUTY, 1440, 0, 240));
        for (int person = 0; person < 10; person++) {
            problem.person("R" + person, limits())
                    .facts("R" + person, new RosterProblem.Facts(List.of(), Set.of(), rules, List.of(), 1));
            for (int day = 0; day < 7; day++) {
                problem.absence("R" + person, person * 5 + day);
            }
        }
        for (int night = 0; night < 56; night++) {
            problem.demand(night, "C", 1, 1, 100, 100);
        }
        problem.spread(Burden.CALL, 10, "C").spread(Burden.WEEKEND, 10, "C");
        var solution = solve(problem, 2000, EnvironmentMode.REPRODUCIBLE);
        assertThat(hard(problem, solution)).isEmpty();
        Map<UUID, Long> calls = solution.roster().cells().stream()
                .collect(Collectors.groupingBy(Roster.Cell::person, Collectors.counting()));
        assertThat(calls.values()).hasSize(10).allMatch(count -> count >= 4 && count <= 7);
        assertThat(solution.roster().cells().stream()
                        .filter(c -> c.date().getDayOfWeek().getValue() > 5)
                        .collect(Collectors.groupingBy(Roster.Cell::person, Collectors.counting()))
                        .values())
                .allMatch(count -> count <= 3);
    }

    @Test
    @DisplayName("gives fewer calls to those who have done more than their share before")
    void makesGoodWhatWasUnfair() {
        var problem = new TestProblem(28).activity("C", "17:00", 840, "").being(Presence.CALL);
        for (int person = 0; person < 4; person++) {
            problem.person("R" + person, limits());
        }
        for (int night = 0; night < 28; night++) {
            problem.demand(night, "C", 0, 1, 100, 1);
        }
        problem.spread(Burden.CALL, 10, Map.of(TestProblem.id("R0"), 5.0, TestProblem.id("R1"), -5.0), "C");
        Map<UUID, Long> calls = solve(problem, 2000, EnvironmentMode.REPRODUCIBLE).roster().cells().stream()
                .collect(Collectors.groupingBy(Roster.Cell::person, Collectors.counting()));
        assertThat(calls.getOrDefault(TestProblem.id("R0"), 0L)).isBetween(1L, 3L);
        assertThat(calls.get(TestProblem.id("R1"))).isBetween(11L, 13L);
        assertThat(calls.get(TestProblem.id("R2"))).isBetween(6L, 8L);
    }

    @Test
    @DisplayName("gives whoever has done many nights, weekends and holidays before fewer of each")
    void makesGoodAllBurdens() {
        var problem = new TestProblem(28).activity("D", "08:00", 480, "").activity("N", "22:00", 480, "");
        for (int person = 0; person < 4; person++) {
            problem.person("R" + person, limits().rest(660));
        }
        for (int day = 0; day < 28; day++) {
            problem.demand(day, "D", 0, 1, 100, 1).demand(day, "N", 0, 1, 100, 1);
        }
        Map<UUID, Double> ahead = Map.of(TestProblem.id("R0"), 3.0, TestProblem.id("R1"), -3.0);
        List<Burden> burdens = List.of(Burden.NIGHT, Burden.WEEKEND, Burden.HOLIDAY);
        burdens.forEach(burden -> problem.spread(burden, 1, ahead, "D", "N"));
        var solution = solve(problem, 2000, EnvironmentMode.REPRODUCIBLE);
        assertThat(solution.score()).isEqualTo(new Planner.Score(0, 0, 0));
        var sheet = problem.sheet();
        int[][] rows = RosterValidator.rows(sheet, solution.roster());
        // Of 28 nights, 16 weekend days and 16 holidays.
        int[] even = {7, 4, 4};
        for (int i = 0; i < even.length; i++) {
            Share share = sheet.shares.get(i);
            assertThat(share.count(rows[0])).as(share.rule()).isBetween(even[i] - 4, even[i] - 2);
            assertThat(share.count(rows[1])).as(share.rule()).isBetween(even[i] + 2, even[i] + 4);
        }
    }

    @Test
    @DisplayName("finds rows that keep an average, where the cheapest row by itself would break it")
    void keepsAverages() {
        var problem = new TestProblem(28).activity("C", "17:00", 840, "").being(Presence.CALL);
        for (int person = 0; person < 4; person++) {
            problem.person("R" + person, limits())
                    .facts(
                            "R" + person,
                            new RosterProblem.Facts(
                                    List.of(), Set.of(), List.of(rule(Kind.CALL_FREQUENCY, 3, 28, 0)), List.of(), 1));
        }
        for (int night = 0; night < 28; night++) {
            problem.demand(night, "C", 0, 1, 100, 1);
        }
        var solution = solve(problem, 2000, EnvironmentMode.REPRODUCIBLE);
        assertThat(hard(problem, solution)).isEmpty();
        assertThat(solution.roster().cells()).hasSize(28);
    }

    @Test
    @DisplayName(
            "fills half-days: mornings and afternoons by themselves, around what is pinned and what lies on other layers")
    void plansHalfDays() {
        var problem = halfDays();
        var solution = solve(problem, 5000, EnvironmentMode.REPRODUCIBLE);
        assertThat(hard(problem, solution)).isEmpty();
        assertThat(VALIDATOR.coverageRate(problem.build(), solution.roster())).isEqualTo(1.0);
        assertThat(solution.roster().cells().stream()
                        .filter(c -> c.person().equals(TestProblem.id("R0")))
                        .filter(c -> c.date().equals(problem.start))
                        .map(Roster.Cell::activity))
                .as("in the house at night, so that the morning is free")
                .doesNotContain(TestProblem.id("A"))
                .contains(TestProblem.id("L"));
    }

    private static TestProblem halfDays() {
        var problem = new TestProblem(7)
                .activity("A", "08:00", 240, "")
                .activity("B", "13:00", 240, "")
                .activity("L", "13:00", 240, "")
                .being(Presence.EDUCATION);
        problem.halves = true;
        var rules = List.of(rule(Kind.REST_BETWEEN_DUTIES, 480, 0, 0));
        for (int person = 0; person < 4; person++) {
            var night = new RosterProblem.Busy(
                    problem.start
                            .minusDays(1)
                            .atTime(17, 0)
                            .atZone(problem.zone)
                            .toInstant(),
                    problem.start.atTime(3, 0).atZone(problem.zone).toInstant(),
                    Presence.CALL,
                    0);
            problem.person("R" + person, limits().work(null, 5))
                    .facts(
                            "R" + person,
                            new RosterProblem.Facts(
                                    person == 0 ? List.of(night) : List.of(), Set.of(), rules, List.of(), 1));
        }
        problem.pin("R0", 0, "L");
        for (int day = 0; day < 5; day++) {
            problem.demand(day, "A", 2, 2, 100, 10).demand(day, "B", 1, 2, 100, 10);
        }
        return problem;
    }

    @Test
    @DisplayName("never loses count of the score, whatever the grain")
    void keepsTheScore() {
        solve(year(), 300, EnvironmentMode.FULL_ASSERT);
        solve(halfDays(), 300, EnvironmentMode.FULL_ASSERT);
    }

    private static HoursRule rule(Kind kind, int limit, int window, int allowance) {
        return new HoursRule(
                kind, Violation.Level.HARD, 1, limit, window, allowance, java.time.LocalDate.of(2000, 1, 1), null);
    }

    private static List<Violation> hard(TestProblem problem, Planner.Solution solution) {
        return VALIDATOR.validate(problem.build(), solution.roster()).stream()
                .filter(v -> v.level() == Violation.Level.HARD)
                .toList();
    }

    private static Planner.Solution solve(TestProblem problem, long moves, EnvironmentMode mode) {
        var options = new Planner.Options(Duration.ofSeconds(60), moves, 1, 1, null);
        return new RosterPlanner(mode)
                .prepare(problem.build(), options, best -> {})
                .call();
    }
}
