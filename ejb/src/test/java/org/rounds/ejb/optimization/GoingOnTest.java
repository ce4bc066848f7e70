package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.id;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that begin where another has stopped, also of a problem that has changed since. */
class GoingOnTest {
    private final RosterValidator validator = new RosterValidator();

    @Test
    void isNeverWorseThanWhereItBeganAndCountsOn() {
        var problem = ward().build();
        var before = search(problem, 60, null);
        var after = search(problem, 400, Planner.Start.of(before));

        assertThat(total(after)).isGreaterThanOrEqualTo(total(before));
        assertThat(after.elapsed()).isGreaterThan(before.elapsed());
        assertThat(after.scoreCalculations()).isBetween(400L, 401L);
        assertThat(after.score()).isEqualTo(validator.score(problem, after.roster()));
    }

    @Test
    void ofTheSameSeedFromTheSameMoveGivesTheSameRoster() {
        var problem = ward().build();
        var start = Planner.Start.of(search(problem, 100, null));

        assertThat(search(problem, 300, start).roster())
                .isEqualTo(search(problem, 300, start).roster());
    }

    @Test
    void atTheEndOfTheLimitsKeepsTheRoster() {
        var problem = ward().build();
        var before = search(problem, 60, null);

        assertThat(search(problem, 60, Planner.Start.of(before)).roster().cells())
                .hasSameElementsAs(before.roster().cells());
    }

    @Test
    void finishesAFirstRosterThatWasCutShort() {
        var problem = ward().build();
        var some = search(problem, 60, null).roster().cells().stream()
                .filter(cell -> !cell.person().equals(id("P3")))
                .toList();
        var after = search(problem, 1, new Planner.Start(new Roster(some), Duration.ZERO, 0));

        assertThat(after.roster().cells()).anyMatch(cell -> cell.person().equals(id("P3")));
    }

    @Test
    void obeysWhatHasChangedAndKeepsTheRest() {
        var before = search(ward().build(), 200, null).roster();
        var changed = ward().pin("P0", 3, "N").pin("P1", 3, null).absence("P2", 5);
        var problem = changed.build();
        var fit = RosterValidator.prepare(problem).fit(before);
        var after = search(problem, 400, new Planner.Start(before, Duration.ZERO, 200));

        for (Roster roster : List.of(fit, after.roster())) {
            assertThat(roster.cells())
                    .contains(new Roster.Cell(id("P0"), problem.start().plusDays(3), id("N")));
            assertThat(roster.cells())
                    .noneMatch(cell -> cell.person().equals(id("P1"))
                            && cell.date().equals(problem.start().plusDays(3)))
                    .noneMatch(cell -> cell.person().equals(id("P2"))
                            && cell.date().equals(problem.start().plusDays(5)));
        }
        assertThat(before.cells().stream()
                        .filter(cell -> !fit.cells().contains(cell))
                        .count())
                .as("cells that a fit leaves out")
                .isLessThanOrEqualTo(3);
        assertThat(after.score()).isEqualTo(validator.score(problem, after.roster()));
    }

    @Test
    void fromContradictionsReportsThem() {
        var before = search(ward().build(), 100, null);
        var problem = ward().absence("P0", 3)
                .pin("P0", 3, "E")
                .pin("P0", 2, "N")
                .pin("P0", 4, null)
                .build();
        var after = search(problem, 300, Planner.Start.of(before));

        assertThat(after.roster().cells())
                .contains(
                        new Roster.Cell(id("P0"), problem.start().plusDays(3), id("E")),
                        new Roster.Cell(id("P0"), problem.start().plusDays(2), id("N")));
        assertThat(after.score().hard()).isNegative();
    }

    /** Whoever and whatever is gone, and whatever is not allowed any more, is left out; pins are there. */
    @Property(tries = 300)
    void fitsARosterOfAnyOtherProblem(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 5, 3);
        var other = RandomProblem.draw(random, 16, 5, 3);
        var sheet = other.sheet();
        int[][] rows = Draft.fitted(sheet, RandomProblem.roster(drawn, random));

        for (Member member : sheet.members) {
            for (int day = 0; day < sheet.days; day++) {
                assertThat(member.may(day, rows[member.index][day]))
                        .as("%s on %d", member.name(), day)
                        .isTrue();
            }
        }
    }

    /** 200 people for four weeks, more wanted than there are: stopped while the first roster is being built, and later. */
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 150, 400, 800, 1600})
    void stopsSoonWhenever(int millis) throws Exception {
        var ward = new LargeWard().problem;
        for (int day = 0; day < 28; day++) {
            ward.demand(day, "E", 0, 150, 70 + day, 0);
        }
        var options = new Planner.Options(Duration.ofHours(1), null, 1, 1, null);
        var run = new RosterPlanner().prepare(ward.build(), options, best -> {});
        var search = CompletableFuture.supplyAsync(run::call);
        TimeUnit.MILLISECONDS.sleep(millis);
        assertThat(search).isNotDone();
        run.stop();
        search.get(5, TimeUnit.SECONDS); // a fifth of a second where nothing else runs
    }

    private static Planner.Solution search(RosterProblem problem, long moves, Planner.@Nullable Start start) {
        var options = new Planner.Options(Duration.ofSeconds(60), moves, 42, 1, null, start);
        return new RosterPlanner().prepare(problem, options, best -> {}).call();
    }

    private static long total(Planner.Solution solution) {
        return solution.score().hard() * 1_000_000 + solution.score().soft();
    }

    private static TestProblem ward() {
        var ward = new TestProblem(14).threeShifts();
        for (int i = 0; i < 12; i++) {
            ward.person("P" + i, limits().work(2, 5).daysOff(2).rest(660).weekends(1));
        }
        for (int day = 0; day < 14; day++) {
            ward.demand(day, "E", 0, 3, 100, 1).demand(day, "L", 0, 3, 100, 1).demand(day, "N", 0, 2, 100, 1);
        }
        return ward;
    }
}
