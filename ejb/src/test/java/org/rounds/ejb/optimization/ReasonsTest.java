package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.id;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.rounds.ejb.optimization.Reasons.Obstacle;

@DisplayName("The reasons of a roster")
class ReasonsTest {
    private static final RosterValidator VALIDATOR = new RosterValidator();

    @Test
    @DisplayName("state what judging again gives, for every alternative of every assignment of a generated roster")
    void areReproducedByScoringAgain() {
        TestProblem ward = ward();
        RosterProblem problem = ward.build();
        Roster roster = solved(problem);
        Planner.Score score = VALIDATOR.score(problem, roster);
        Reasons reasons = RosterValidator.prepare(problem).reasons(roster);
        assertThat(roster.cells()).hasSizeGreaterThan(100);
        int looked = 0;
        for (Roster.Cell cell : roster.cells()) {
            int period = problem.horizon().firstPeriod(cell.date());
            var explanation = reasons.explain(cell.person(), period, Set.of(), 20);
            assertGains(explanation.off().effect(), problem, score, moved(roster, cell, cell.person(), null));
            for (var otherwise : explanation.otherwise()) {
                assertGains(
                        otherwise.effect(), problem, score, moved(roster, cell, cell.person(), otherwise.activity()));
            }
            for (var choice : explanation.choices()) {
                assertThat(choice.insteadOf()).isEqualTo(cell.person());
                Roster changed =
                        moved(moved(roster, cell, cell.person(), null), cell, choice.person(), cell.activity());
                assertGains(choice.effect(), problem, score, changed);
                looked++;
            }
            assertThat(explanation.choices())
                    .hasSize(Math.min(20, explanation.eligible()))
                    .isSortedAccordingTo(Comparator.comparing(
                                    (Reasons.Choice c) -> -c.effect().hard())
                            .thenComparing(c -> -c.effect().soft()));
            assertThat(explanation.considered()).isEqualTo(problem.people().size() - 1);
        }
        assertThat(looked).isGreaterThan(roster.cells().size());
    }

    @Test
    @DisplayName("say of everybody what speaks against doing something else, as judging again does")
    void ofWhatIsNotAreReproducedToo() {
        TestProblem ward = ward();
        RosterProblem problem = ward.build();
        Roster roster = solved(problem);
        Planner.Score score = VALIDATOR.score(problem, roster);
        Reasons reasons = RosterValidator.prepare(problem).reasons(roster);
        for (var person : problem.people()) {
            for (int period = 0; period < problem.days(); period += 3) {
                for (var activity : problem.activities()) {
                    if (!reasons.has(person.id(), period, activity.id())) {
                        Roster.Cell cell =
                                new Roster.Cell(person.id(), problem.horizon().date(period), activity.id());
                        for (var choice : reasons.whyNot(person.id(), period, activity.id(), 20)
                                .choices()) {
                            Roster without =
                                    choice.insteadOf() == null ? roster : moved(roster, cell, choice.insteadOf(), null);
                            assertGains(
                                    choice.effect(), problem, score, moved(without, cell, person.id(), activity.id()));
                        }
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("name the demand that is served, who could do it instead, and what binds")
    void nameWhatBinds() {
        var problem = new TestProblem(3)
                .activity("E", "06:00", 480, "", "icu")
                .activity("N", "22:00", 480, "")
                .person("Chen", limits().rest(600), "", "icu")
                .person("Patel", limits().rest(600), "", "icu")
                .person("Okafor", limits(), "", "icu")
                .person("Away", limits(), "", "icu")
                .person("Gone", limits(), "", "icu")
                .person("Novice", limits());
        problem.absence("Away", 1).request("Okafor", 1, null, false, 12);
        problem.demand(1, "E", "icu", 1, 1, 100, 1).demand(0, "N", 0, 1, 10, 1);
        Roster roster = problem.roster(".E.", "N..", "...", "...", "...", "...");
        Reasons reasons = RosterValidator.prepare(problem.build()).reasons(roster);

        var explanation = reasons.explain(id("Chen"), 1, Set.of(id("Gone")), 20);
        assertThat(explanation.demands()).hasSize(1);
        assertThat(explanation.demands().get(0).present()).isEqualTo(1);
        assertThat(explanation.off().effect().after())
                .extracting(Violation::rule)
                .containsExactly("minimum_cover", "under_cover");
        assertThat(explanation.considered()).isEqualTo(5);
        assertThat(explanation.eligible()).isEqualTo(2);
        assertThat(explanation.choices()).extracting(Reasons.Choice::person).containsExactly(id("Okafor"), id("Patel"));
        assertThat(explanation.choices()).extracting(c -> c.effect().soft()).containsExactly(-12L, 0L);
        assertThat(explanation.choices()).extracting(c -> c.effect().hard()).containsExactly(0L, -600L);
        assertThat(explanation.choices().get(1).effect().after())
                .extracting(Violation::rule)
                .containsExactly("rest");
    }

    @Test
    @DisplayName("tell what keeps somebody from some work as such")
    void tellObstacles() {
        var problem = new TestProblem(3)
                .activity("E", "06:00", 480, "", "icu")
                .rotation(true, 2)
                .activity("L", "14:00", 480, "")
                .person("Able", limits())
                .person("Novice", limits().maxShifts("L", 0))
                .grade("Novice", 1);
        problem.absence("Novice", 2).pin("Novice", 1, "E").pin("Novice", 0, null);
        Reasons reasons = RosterValidator.prepare(problem.build()).reasons(problem.roster("...", "..."));
        assertThat(obstacles(reasons, "Novice", 2, "E"))
                .containsExactly(Obstacle.ABSENCE, Obstacle.SKILL, Obstacle.GRADE);
        assertThat(obstacles(reasons, "Novice", 1, "L")).containsExactly(Obstacle.LIMIT, Obstacle.RESERVED);
        assertThat(obstacles(reasons, "Novice", 0, "L")).containsExactly(Obstacle.LIMIT, Obstacle.RESERVED);
        assertThat(obstacles(reasons, "Able", 0, "L")).isEmpty();
    }

    @Test
    @DisplayName("of a roster of 200 people over 28 days take less than 300 ms")
    void areFast() {
        var ward = new LargeWard();
        RosterValidator.Prepared prepared = RosterValidator.prepare(ward.problem.build());
        Roster roster = ward.roster();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Roster.Cell cell = roster.cells().get(i * 20);
            int period = prepared.problem().horizon().firstPeriod(cell.date());
            long start = System.nanoTime();
            prepared.reasons(roster).explain(cell.person(), period, Set.of(), 20);
            if (i >= 20) {
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
        }
        millis.sort(Comparator.naturalOrder());
        System.out.println(
                "an explanation among 200 x 28: p50 " + millis.get(50) + " ms, p95 " + millis.get(95) + " ms");
        assertThat(millis.get(95)).isLessThan(300);
    }

    private static List<Obstacle> obstacles(Reasons reasons, String person, int period, String activity) {
        return reasons.whyNot(id(person), period, id(activity), 20).obstacles();
    }

    private static void assertGains(Reasons.Effect effect, RosterProblem problem, Planner.Score score, Roster changed) {
        Planner.Score again = VALIDATOR.score(problem, changed);
        assertThat(new Planner.Score(effect.hard(), 0, effect.soft()))
                .isEqualTo(new Planner.Score(again.hard() - score.hard(), 0, again.soft() - score.soft()));
    }

    /** The roster with the person doing something else on the cell's day; null for nothing. */
    private static Roster moved(
            Roster roster, Roster.Cell cell, UUID person, @org.jspecify.annotations.Nullable UUID activity) {
        List<Roster.Cell> cells = new ArrayList<>(roster.cells());
        cells.removeIf(c -> c.person().equals(person) && c.date().equals(cell.date()));
        if (activity != null) {
            cells.add(new Roster.Cell(person, cell.date(), Objects.requireNonNull(activity)));
        }
        return new Roster(cells);
    }

    /** Twelve people and three shifts over three weeks, with skills, wishes, hours, supervision and fair shares. */
    static TestProblem ward() {
        var problem = new TestProblem(21)
                .activity("E", "06:00", 480, "")
                .supervision(RosterProblem.Supervision.NEEDED)
                .activity("L", "14:00", 480, "E")
                .activity("N", "22:00", 540, "EL", "icu")
                .activity("S", "06:00", 480, "")
                .supervision(RosterProblem.Supervision.PROVIDED);
        var rest = new HoursRule(
                HoursRule.Kind.WEEKLY_HOURS, Violation.Level.SOFT, 3, 36 * 60, 14, 0, TestProblem.MONDAY, null);
        for (int person = 0; person < 12; person++) {
            String name = "P" + person;
            problem.person(
                    name,
                    limits().work(2, 5).daysOff(2).weekends(2).rest(660).minutes(null, 7200),
                    "",
                    person % 2 == 0 ? new String[] {"icu"} : new String[0]);
            problem.facts(name, new RosterProblem.Facts(List.of(), Set.of(), List.of(rest), List.of(), 1));
            problem.absence(name, person).request(name, (person * 5) % 21, null, false, 7);
            problem.request(name, (person * 7) % 21, "E", true, 5).grade(name, person % 3 + 1);
        }
        for (int day = 0; day < 21; day++) {
            problem.demand(day, "E", 1, 3, 50, 5).demand(day, "L", 1, 2, 50, 5).demand(day, "N", 1, 1, 80, 20);
            problem.demand(day, "S", 0, 1, 30, 5);
        }
        problem.spread(RosterProblem.Burden.CALL, 10, "N").oversight(Violation.Level.HARD, 2);
        Map<UUID, Double> ahead = Map.of(TestProblem.id("P0"), 3.0, TestProblem.id("P1"), -2.0);
        for (RosterProblem.Burden burden : RosterProblem.Burden.values()) {
            if (burden != RosterProblem.Burden.CALL) {
                problem.spread(burden, 6, ahead, "E", "L", "N", "S");
            }
        }
        return problem;
    }

    static Roster solved(RosterProblem problem) {
        var options = new Planner.Options(Duration.ofSeconds(60), 1000L, 1, 1, null);
        return new RosterPlanner(EnvironmentMode.REPRODUCIBLE)
                .prepare(problem, options, best -> {})
                .call()
                .roster();
    }
}
