package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.rounds.ejb.optimization.Repairs.Bounds;

@DisplayName("Single sick calls on a ward of 200 people over 28 days, with limits and duty hours")
class SickCallsTest {
    private static final int CALLS = 50;
    private static final RosterValidator VALIDATOR = new RosterValidator();

    @Test
    @DisplayName("are mended by two changes in the median, and each proposal is worth what judging it again says")
    void takeFewChanges() {
        RosterProblem problem = ward().build();
        Roster roster = planned(problem);
        assertThat(VALIDATOR.score(problem, roster).hard()).isZero();
        var random = new Random(5);
        List<Integer> changes = new ArrayList<>();
        int taken = 0;
        for (int call = 0; call < CALLS; call++) {
            Roster.Cell duty = roster.cells().get(random.nextInt(roster.cells().size()));
            RosterProblem sick = problem.away(List.of(new RosterProblem.Absence(duty.person(), duty.date())));
            var bounds = new Bounds(Instant.EPOCH, Duration.ofHours(24), 2, Set.of(), List.of());
            var found = RepairsTest.repairs(sick, roster, bounds);
            Planner.Score before = VALIDATOR.score(sick, roster);
            assertThat(found).isNotEmpty().allSatisfy(repair -> {
                Planner.Score after = VALIDATOR.score(sick, RepairsTest.mended(sick, roster, repair));
                assertThat(repair.effect().hard()).isEqualTo(after.hard() - before.hard());
                assertThat(repair.effect().soft()).isEqualTo(after.soft() - before.soft());
            });
            assertThat(VALIDATOR.validate(sick, RepairsTest.mended(sick, roster, found.get(0))))
                    .as("the best way breaks nothing, but that the run of who is away is cut short")
                    .filteredOn(v -> v.level() == Violation.Level.HARD)
                    .allSatisfy(v -> assertThat(v.person()).isEqualTo(duty.person()));
            changes.add(found.get(0).moves().size());
            taken += found.get(0).moves().stream().allMatch(m -> m.to() != null) ? 1 : 0;
        }
        Collections.sort(changes);
        System.out.println("changes for a sick call: " + changes + "; taken over in " + taken);
        assertThat(changes.get(CALLS / 2)).isLessThanOrEqualTo(2);
        assertThat(taken).as("sick calls for whom somebody steps in").isGreaterThan(CALLS / 2);
    }

    private static Roster planned(RosterProblem problem) {
        var options = new Planner.Options(Duration.ofSeconds(60), 500L, 1, 1, null);
        return new RosterPlanner(EnvironmentMode.REPRODUCIBLE)
                .prepare(problem, options, best -> {})
                .call()
                .roster();
    }

    private static TestProblem ward() {
        var problem = new TestProblem(28)
                .activity("E", "06:00", 480, "")
                .activity("L", "14:00", 480, "E")
                .activity("N", "22:00", 540, "EL");
        List<HoursRule> rules = List.of(
                rule(HoursRule.Kind.WEEKLY_HOURS, 48 * 60, 28),
                rule(HoursRule.Kind.DAY_FREE, 7, 28),
                rule(HoursRule.Kind.REST_BETWEEN_DUTIES, 11 * 60, 0),
                rule(HoursRule.Kind.CONSECUTIVE_NIGHTS, 4, 0));
        for (int person = 0; person < 200; person++) {
            var limits = limits().rest(660)
                    .work(2, 5)
                    .daysOff(2)
                    .weekends(3)
                    .minutes(96 * 60, 168 * 60)
                    .maxShifts("N", 8);
            problem.person("P" + person, limits, "", person % 3 == 0 ? new String[] {"icu"} : new String[0])
                    .facts("P" + person, new RosterProblem.Facts(List.of(), Set.of(), rules, List.of(), 1));
        }
        for (int day = 0; day < 28; day++) {
            int less = day % 7 > 4 ? 10 : 0;
            problem.demand(day, "E", 30 - less, 45 - less, 100, 1)
                    .demand(day, "L", 25 - less, 40 - less, 100, 1)
                    .demand(day, "N", 15 - less, 25 - less, 100, 1)
                    .demand(day, "E", "icu", 5, 10, 100, 0);
        }
        return problem;
    }

    private static HoursRule rule(HoursRule.Kind kind, int limit, int window) {
        return new HoursRule(kind, Violation.Level.HARD, 1, limit, window, 0, TestProblem.MONDAY, null);
    }
}
