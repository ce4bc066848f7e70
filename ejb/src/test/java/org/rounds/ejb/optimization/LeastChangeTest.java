package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.optaplanner.core.config.solver.EnvironmentMode;

/** Searches that begin from a roster that is there already, and have to be worth what they change in it. */
class LeastChangeTest {
    private final RosterValidator validator = new RosterValidator();

    /** Nobody may take over a single duty between days off, so that more has to give way than the duties alone. */
    @Test
    void somebodysWeekAwayChangesLittleMore() {
        var ward = RosterPlannerTest.ward();
        Roster before = solve(new RosterPlanner(), ward.build(), 3_000);
        Set<LocalDate> week =
                ward.start.plusDays(7).datesUntil(ward.start.plusDays(14)).collect(Collectors.toSet());
        Map<UUID, Long> worked = before.cells().stream()
                .filter(cell -> week.contains(cell.date()))
                .collect(Collectors.groupingBy(Roster.Cell::person, Collectors.counting()));
        var busiest = Collections.max(worked.entrySet(), Map.Entry.comparingByValue());
        UUID away = busiest.getKey();
        long duties = busiest.getValue();
        week.forEach(day -> ward.absences.add(new RosterProblem.Absence(away, day)));
        var problem = ward.base(5, before).build();
        Roster after = solve(new RosterPlanner(), problem, 5_000);

        assertThat(different(before, after)).isBetween(2 * duties, 4 * duties);
        assertThat(validator.score(problem, after).hard()).isZero();
        assertThat(solve(new RosterPlanner(), problem, 5_000))
                .as("the same seed and move limit")
                .isEqualTo(after);
        var free = ward.base(0, before).build();
        Roster freely = solve(new RosterPlanner(), free, 5_000);
        assertThat(validator.score(free, freely).hard()).isZero();
        assertThat(different(before, freely)).isGreaterThan(8 * duties);
    }

    /** Nothing supposed: of all rosters, tried one by one, none is better than the one that there is. */
    @Property(tries = 300)
    void whatCannotBeImprovedStays(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 3, 2, 2);
        drawn.base = null;
        Sheet sheet = drawn.sheet();
        Roster best = sheet.roster(new Trying(sheet).best());
        Assume.that(validator.score(drawn.build(), best).soft() < 0); // else there is nothing to search for
        var problem = drawn.base(1, best).build();

        assertThat(solve(new RosterPlanner(), problem, 60).cells()).hasSameElementsAs(best.cells());
    }

    @Property(tries = 300)
    void noChangeIsWorthLessThanItCosts(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 5, 3);
        int weight = 1 + random.nextInt(30);
        Roster base = RandomProblem.roster(drawn, random);
        var problem = drawn.base(weight, base).build();
        Roster possible = RosterValidator.prepare(problem).fit(base);
        Roster after = solve(new RosterPlanner(), problem, 60);

        assertThat(total(validator.score(problem, after)))
                .isGreaterThanOrEqualTo(total(validator.score(problem, possible)));
        long changes = validator.validate(problem, after).stream()
                .filter(v -> v.rule().equals("change"))
                .count();
        assertThat(total(validator.score(problem.from(null), after))
                        - total(validator.score(problem.from(null), possible)))
                .as("gain")
                .isGreaterThanOrEqualTo(changes * weight);
    }

    /** What a best row is found by, and what the exchanges of a day ask. */
    @Property(tries = 300)
    void aChangeIsAmongTheCostsOfItsDay(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 4, 3);
        var roster = RandomProblem.roster(drawn, random);
        drawn.base(1 + random.nextInt(30), RandomProblem.roster(drawn, random));
        Sheet with = drawn.sheet();
        Sheet without = new Sheet(with.problem.from(null));
        int[][] rows = RosterValidator.rows(with, roster);
        for (Member member : with.members) {
            int[] row = rows[member.index];
            Member free = without.members.get(member.index);
            long priced = 0;
            for (int day = 0; day < row.length; day++) {
                priced += member.dayPenalty(day, row[day]) - free.dayPenalty(day, row[day]);
            }
            assertThat(priced).isEqualTo(RowRule.CHANGE.penalty(member, row));
            assertThat(RowRule.CHANGE.penalty(free, row)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theScoreIsNeverCorrupted(long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 6, 3);
        var problem = drawn.base(1 + random.nextInt(30), RandomProblem.roster(drawn, random))
                .build();
        var solution = new RosterPlanner(EnvironmentMode.FULL_ASSERT)
                .prepare(problem, options(problem, 200), best -> {})
                .call();

        assertThat(solution.score()).isEqualTo(validator.score(problem, solution.roster()));
    }

    private static Roster solve(Planner planner, RosterProblem problem, long moves) {
        return planner.prepare(problem, options(problem, moves), best -> {})
                .call()
                .roster();
    }

    private static Planner.Options options(RosterProblem problem, long moves) {
        return new Planner.Options(Duration.ofSeconds(60), moves, 42, 1, null, Planner.Start.of(problem));
    }

    private static long total(Planner.Score score) {
        return score.hard() * 1_000_000 + score.soft();
    }

    /** In how many cells two rosters differ. */
    private static long different(Roster one, Roster other) {
        Map<Object, UUID> first = byCell(one);
        Map<Object, UUID> second = byCell(other);
        long gone = first.keySet().stream()
                .filter(cell -> !second.containsKey(cell))
                .count();
        return gone
                + second.entrySet().stream()
                        .filter(e -> !e.getValue().equals(first.get(e.getKey())))
                        .count();
    }

    private record Where(UUID person, LocalDate date) {}

    private static Map<Object, UUID> byCell(Roster roster) {
        Map<Object, UUID> cells = new HashMap<>();
        roster.cells().forEach(c -> cells.put(new Where(c.person(), c.date()), c.activity()));
        return cells;
    }

    /** Every roster that the planner may give, one after the other. */
    private static final class Trying {
        private final Sheet sheet;
        private final int[][] rows;
        private int[][] best = {};
        private long most = Long.MIN_VALUE;

        Trying(Sheet sheet) {
            this.sheet = sheet;
            rows = Draft.empty(sheet);
        }

        int[][] best() {
            go(0);
            return best;
        }

        private void go(int cell) {
            if (cell == sheet.members.size() * sheet.days) {
                long worth = total(RosterValidator.score(sheet, rows));
                if (worth > most) {
                    most = worth;
                    best = RowSearch.copy(rows);
                }
                return;
            }
            Member member = sheet.members.get(cell / sheet.days);
            int day = cell % sheet.days;
            for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                if (member.may(day, activity)) {
                    rows[member.index][day] = activity;
                    go(cell + 1);
                }
            }
        }
    }
}
