package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.optaplanner.core.config.solver.EnvironmentMode;

class RosterPlannerTest {
    private final RosterValidator validator = new RosterValidator();

    @Test
    void aWardOfFortyGetsARosterWithoutHardViolation() {
        var problem = ward().build();
        var solution = solve(new RosterPlanner(), problem, 300L);

        assertThat(solution.score().hard()).isZero();
        assertThat(validator.validate(problem, solution.roster()))
                .noneMatch(violation -> violation.level() == Violation.Level.HARD);
        assertThat(validator.coverageRate(problem, solution.roster())).isGreaterThan(0.97);
    }

    @Test
    void theSameSeedAndMoveLimitGiveTheSameRoster() {
        var problem = ward().build();
        var first = solve(new RosterPlanner(), problem, 150L);
        var second = solve(new RosterPlanner(), problem, 150L);

        assertThat(second.roster()).isEqualTo(first.roster());
        assertThat(second.score()).isEqualTo(first.score());
        assertThat(second.scoreCalculations()).isEqualTo(first.scoreCalculations());
    }

    /** Minutes that leave two shifts' room in a year, leave in one piece or in many, and few nights, which many want. */
    @Test
    void aYearIsLawfulFromTheFirstRosterOn() {
        var problem = new TestProblem(364)
                .activity("D", "07:00", 480, "")
                .activity("L", "09:00", 720, "D")
                .activity("N", "22:00", 480, "DL");
        for (int person = 0; person < 30; person++) {
            var limits =
                    limits().minutes(111_360, 112_320).work(2, 5).daysOff(2).weekends(26);
            if (person % 2 == 0) {
                limits = limits.maxShifts("N", 40);
            }
            for (String none : List.of("L", "N", "D", "").subList(person % 4, person % 4 + 1)) {
                limits = none.isEmpty() ? limits : limits.maxShifts(none, 0);
            }
            problem.person("P" + person, limits);
            boolean atOnce = person % 3 == 0;
            for (int i = 0; i < 16; i++) {
                problem.absence("P" + person, atOnce ? 11 * person + i : Math.min(363, person + 24 * i));
            }
        }
        for (int day = 0; day < 364; day++) {
            problem.demand(day, "D", 0, 9, 100, 1)
                    .demand(day, "L", 0, 4, 100, 1)
                    .demand(day, "N", 0, 5, 100, 1);
        }
        List<Planner.Solution> heard = new ArrayList<>();
        new RosterPlanner().prepare(problem.build(), options(1L), heard::add).call();

        assertThat(heard.get(0).score().hard()).isZero();
    }

    /** Two days on, two days off, all the while two at work: the only rosters that cost nothing. */
    @Test
    void exactCoverAndWeightedContractsAreMetTogether() {
        var terms = Stream.of(
                        Contract.Rule.LONGEST_WORK,
                        Contract.Rule.SHORTEST_WORK,
                        Contract.Rule.LONGEST_REST,
                        Contract.Rule.SHORTEST_REST)
                .map(rule -> new Contract.Term(rule, 2, Violation.Level.SOFT, 3))
                .toList();
        var contract = new Contract(DayOfWeek.SATURDAY, 2, false, terms, List.of());
        var problem = new TestProblem(14).threeShifts();
        for (String name : List.of("Ada", "Bob", "Cem", "Dan")) {
            problem.person(name, TestProblem.limits().contract(contract));
        }
        for (int day = 0; day < 14; day++) {
            problem.exactly(day, "E", 2).exactly(day, "L", 0).exactly(day, "N", 0);
        }
        var solution = solve(new RosterPlanner(), problem.build(), 50_000L);

        assertThat(solution.score()).isEqualTo(new Planner.Score(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void severalThreadsAgreeOnABestThatIsWorthWhatItSays(int threads) {
        var problem = ward().build();
        List<Planner.Solution> heard = new ArrayList<>();
        var options = new Planner.Options(Duration.ofSeconds(30), 1_500L, 42, threads, null);
        var last = new RosterPlanner().prepare(problem, options, heard::add).call();

        assertThat(last.score().hard()).isZero();
        assertThat(last.score()).isEqualTo(validator.score(problem, last.roster()));
        assertThat(last.score()).isEqualTo(heard.get(heard.size() - 1).score());
        assertThat(last.scoreCalculations()).isBetween(1_500L, 1_500L + threads);
    }

    @Test
    void everyBestHeardOfIsBetterAndWorthWhatItSays() {
        var problem = ward().build();
        List<Planner.Solution> heard = new ArrayList<>();
        var run = new RosterPlanner().prepare(problem, options(200L), heard::add);
        var last = run.call();

        assertThat(heard).isNotEmpty().allSatisfy(solution -> assertThat(solution.score())
                .isEqualTo(validator.score(problem, solution.roster())));
        assertThat(last.score()).isEqualTo(heard.get(heard.size() - 1).score());
        for (int i = 1; i < heard.size(); i++) {
            assertThat(total(heard.get(i))).isGreaterThan(total(heard.get(i - 1)));
        }
    }

    @Test
    void stoppingEndsTheSearchWithTheBestSoFar() throws Exception {
        var problem = ward().build();
        var begun = new CountDownLatch(1);
        var options = new Planner.Options(Duration.ofHours(1), null, 1, 1, null);
        var run = new RosterPlanner().prepare(problem, options, solution -> begun.countDown());
        var search = CompletableFuture.supplyAsync(run::call);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        run.stop();
        run.stop();
        var solution = search.get(5, TimeUnit.SECONDS);

        assertThat(solution.roster().cells()).isNotEmpty();
        assertThat(solution.score()).isEqualTo(validator.score(problem, solution.roster()));
    }

    @Test
    void stoppingBeforeTheSearchStillGivesARoster() {
        var problem = ward().build();
        var run = new RosterPlanner().prepare(problem, options(null), solution -> {});
        run.stop();

        assertThat(run.call().score()).isNotNull();
    }

    @Test
    void theTimeLimitEndsASearchWithAMoveLimit() {
        var options = new Planner.Options(Duration.ofMillis(500), Long.MAX_VALUE, 1, 1, null);
        var solution =
                new RosterPlanner().prepare(ward().build(), options, best -> {}).call();

        assertThat(solution.elapsed()).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theScoreIsNeverCorruptedWhateverTheProblem(long seed) {
        var drawn = RandomProblem.draw(new Random(seed), 16, 6, 3);
        var problem = drawn.build();
        var solution = solve(new RosterPlanner(EnvironmentMode.FULL_ASSERT), problem, 60L);

        assertThat(solution.score()).isEqualTo(validator.score(problem, solution.roster()));
    }

    @Test
    void pinsAndAbsencesAreKept() {
        var problem = new TestProblem(7)
                .threeShifts()
                .person("Ada", limits().work(null, 3))
                .person("Bob", limits())
                .pin("Ada", 0, "N")
                .pin("Ada", 1, null)
                .absence("Ada", 2);
        for (int day = 0; day < 7; day++) {
            problem.demand(day, "E", 0, 2, 100, 1);
        }
        var roster = solve(new RosterPlanner(), problem.build(), 50L).roster();

        assertThat(roster.cells()).contains(problem.roster("N......").cells().get(0));
        assertThat(roster.cells())
                .noneMatch(cell -> cell.person().equals(TestProblem.id("Ada"))
                        && (cell.date().equals(problem.start.plusDays(1))
                                || cell.date().equals(problem.start.plusDays(2))));
    }

    @Test
    void contradictoryPinsAreKeptAndTheRestBreaksAsLittleAsPossible() {
        var problem = new TestProblem(7)
                .activity("E", "06:00", 480, "")
                .activity("N", "22:00", 480, "E")
                .person("Ada", limits().work(2, 3).daysOff(2).rest(660).minutes(480 * 4, null))
                .pin("Ada", 2, "N")
                .pin("Ada", 3, "E");
        var solution = solve(new RosterPlanner(), problem.build(), 50L);

        // The succession (1) and the rest (660 minutes, none of them there) that the pins break between them.
        assertThat(solution.score()).isEqualTo(new Planner.Score(-661, 0, 0));
    }

    @Test
    void impossibleMinutesAreMissedByAsLittleAsPossible() {
        var problem = new TestProblem(7)
                .threeShifts()
                .person("Ada", limits().minutes(5 * 480, null))
                .absence("Ada", 0)
                .absence("Ada", 1)
                .absence("Ada", 4)
                .absence("Ada", 5);

        assertThat(solve(new RosterPlanner(), problem.build(), 50L).score()).isEqualTo(new Planner.Score(-960, 0, 0));
    }

    @Test
    void nobodyAndNothingToDoAreNoProblem() {
        var nobody =
                new TestProblem(3).threeShifts().demand(0, "E", 1, 2, 10, 1).build();
        assertThat(solve(new RosterPlanner(), nobody, 10L).score()).isEqualTo(new Planner.Score(-1, 0, -20));

        var unskilled = new TestProblem(3)
                .activity("I", "06:00", 480, "", "icu")
                .person("Ada", limits())
                .demand(0, "I", 1, 2, 10, 1)
                .build();
        assertThat(solve(new RosterPlanner(), unskilled, 10L).roster().cells()).isEmpty();

        var idle = new TestProblem(3).person("Ada", limits()).build();
        assertThat(solve(new RosterPlanner(), idle, 10L).roster().cells()).isEmpty();
    }

    @Test
    void onePersonAloneGetsTheBestRow() {
        var problem = new TestProblem(14)
                .threeShifts()
                .person("Ada", limits().work(2, 5).daysOff(2));
        for (int day = 0; day < 14; day++) {
            problem.demand(day, "E", 0, 1, 10, 1);
        }

        // In fourteen days with runs of five at most and two days off between them, ten can be worked.
        assertThat(solve(new RosterPlanner(), problem.build(), 20L).score()).isEqualTo(new Planner.Score(0, 0, -40));
    }

    @Test
    void aHorizonLongerThanAWindowKeepsItsLimitsAsAWhole() {
        var problem = new TestProblem(120).activity("E", "06:00", 480, "").activity("L", "14:00", 600, "E");
        for (int i = 0; i < 6; i++) {
            var limits = limits().minutes(33_000, 38_000).work(2, 5).daysOff(2).weekends(11);
            problem.person("P" + i, limits.maxShifts("L", 40));
        }
        for (int day = 0; day < 120; day++) {
            problem.demand(day, "E", 0, 2, 100, 1).demand(day, "L", 0, 1, 100, 1);
        }

        assertThat(solve(new RosterPlanner(), problem.build(), 60L).score().hard())
                .isZero();
    }

    @Test
    void anUnknownPersonIsRefusedBeforeTheSearch() {
        var problem = new TestProblem(3)
                .threeShifts()
                .person("Ada", limits())
                .absence("Bob", 1)
                .build();

        assertThatThrownBy(() -> new RosterPlanner().prepare(problem, options(1L), best -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown person");
    }

    private static Planner.Solution solve(Planner planner, RosterProblem problem, Long moves) {
        return planner.prepare(problem, options(moves), best -> {}).call();
    }

    private static Planner.Options options(@Nullable Long moves) {
        return new Planner.Options(Duration.ofSeconds(30), moves, 42, 1, null);
    }

    private static long total(Planner.Solution solution) {
        return solution.score().hard() * 1_000_000 + solution.score().soft();
    }

    /** Forty nurses, four weeks, three shifts with two seniors each, leave and requests. */
    static TestProblem ward() {
        var random = new Random(7);
        var ward = new TestProblem(28)
                .start(TestProblem.MONDAY.plusDays(70), "Europe/Berlin")
                .activity("E", "06:30", 480, "")
                .activity("L", "13:30", 480, "E")
                .activity("N", "21:30", 540, "EL");
        for (int i = 0; i < 40; i++) {
            String name = "Nurse " + i;
            var limits = limits().minutes(6_000, 9_600)
                    .work(2, 5)
                    .daysOff(2)
                    .weekends(3)
                    .rest(660)
                    .maxShifts("N", i % 4 == 0 ? 0 : 8);
            ward.person(name, limits, i % 3 == 0 ? "..EEE" : "", i % 3 == 0 ? new String[] {"senior"} : new String[0]);
            int leave = random.nextInt(60);
            for (int day = leave; day < Math.min(28, leave + 5); day++) {
                ward.absence(name, day);
            }
            for (int wish = 0; wish < 3; wish++) {
                String activity = random.nextBoolean() ? null : "ELN".substring(wish, wish + 1);
                ward.request(name, random.nextInt(28), activity, random.nextInt(3) == 0, 1 + random.nextInt(3));
            }
        }
        for (int day = 0; day < 28; day++) {
            ward.demand(day, "E", 6, 8, 100, 1).demand(day, "E", "senior", 2, 2, 100, 0);
            ward.demand(day, "L", 5, 7, 100, 1).demand(day, "L", "senior", 2, 2, 100, 0);
            ward.demand(day, "N", 3, 4, 100, 1).demand(day, "N", "senior", 1, 1, 100, 0);
        }
        return ward;
    }
}
