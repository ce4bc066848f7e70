package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.ejb.optimization.TestProblem.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnSearchTest {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final int STEPS = 200;

    /** Where it says that it is done, no cell can be changed for the better. */
    @Property(tries = 60)
    void whatItIsDoneWithCannotBeBetteredByACell(@ForAll long seed) {
        Sheet sheet = RandomProblem.plain(new Random(seed), 6, 3, 2).sheet();
        boolean simple = sheet.members.stream().allMatch(member -> member.terms.none);
        RowSearch search = search(sheet);
        Points first = worth(sheet, search.best());
        boolean done = byColumns(search, sheet, seed);
        Points best = worth(sheet, search.best());

        assertThat(first.lessThan(best)).isFalse();
        if (done && simple && best.hard() == 0) {
            assertThat(best.soft()).isEqualTo(bestNeighbour(sheet, search.best()));
        }
    }

    /** Each day wants two (or exactly two). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itFindsTheOnlyRosterThatCostsNothingAndIsDone(boolean exactly) {
        TestProblem problem = fourWhoWorkTwoDays();
        for (int day = 0; day < 4; day++) {
            if (exactly) {
                problem.exactly(day, "E", 2);
            } else {
                problem.demand(day, "E", 0, 2, 100, 1);
            }
        }
        Sheet sheet = problem.sheet();
        RowSearch search = search(sheet);

        assertThat(byColumns(search, sheet, 1)).isTrue();
        assertThat(worth(sheet, search.best())).isEqualTo(Points.NONE);
    }

    /** Each day wants three: four heads are missing, whoever works when. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(60)
    void aRunEndsLongBeforeItsTimeOnceNothingCanBeBetter(int threads) {
        TestProblem problem = fourWhoWorkTwoDays();
        for (int day = 0; day < 4; day++) {
            problem.demand(day, "E", 0, 3, 100, 1);
        }
        endsWith(400, problem, threads);
    }

    /** Each day wants exactly two, and one person refuses them all. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(60)
    void alsoWhereTheCoverIsExact(int threads) {
        TestProblem problem = fourWhoWorkTwoDays();
        for (int day = 0; day < 4; day++) {
            problem.exactly(day, "E", 2);
        }
        for (int day = 1; day < 4; day++) {
            problem.request("P0", day, "E", false, 7);
        }
        endsWith(14, problem, threads);
    }

    private static void endsWith(int penalty, TestProblem problem, int threads) {
        var run = new RosterPlanner()
                .prepare(problem.build(), new Planner.Options(LIMIT, null, 1, threads, null), found -> {});
        var least = new Planner.Score(0, 0, -penalty);

        assertThat(run.bound()).isNull();
        Planner.Solution last = run.call();
        assertThat(last.score()).isEqualTo(least);
        assertThat(last.bound()).isEqualTo(least);
        assertThat(run.bound()).isEqualTo(least);
    }

    /** Alone a thread does both in turns; both ways what is told is better each time and worth what it says. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void withATimeLimitItWorksBesideTheOtherChanges(int threads) {
        var problem = new TestProblem(14).threeShifts();
        for (int person = 0; person < 12; person++) {
            problem.person(
                    "P" + person,
                    limits().work(2, 5).daysOff(2).minutes(8 * 480, 9 * 480).rest(660));
            problem.request("P" + person, person, "N", false, 3);
        }
        for (int day = 0; day < 14; day++) {
            problem.demand(day, "E", 0, 3, 100, 1).demand(day, "L", 0, 2, 100, 1);
            problem.demand(day, "N", 0, 4, 100, 1);
        }
        var options = new Planner.Options(Duration.ofSeconds(2), null, 1, threads, null);
        List<Planner.Solution> heard = new ArrayList<>();
        var last = new RosterPlanner()
                .prepare(problem.build(), options, heard::add)
                .call();

        assertThat(last.score()).isEqualTo(new RosterValidator().score(problem.build(), last.roster()));
        assertThat(last.score().hard()).isZero();
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).score().soft())
                    .isGreaterThan(heard.get(i - 1).score().soft());
        }
    }

    /** Each of four has to work two of the four days, and refuses the first or the last. */
    private static TestProblem fourWhoWorkTwoDays() {
        var problem = new TestProblem(4).threeShifts();
        for (int person = 0; person < 4; person++) {
            problem.person("P" + person, limits().minutes(960, 960).work(2, 2));
            problem.request("P" + person, person < 2 ? 0 : 3, "E", false, 7);
        }
        return problem;
    }

    private static RowSearch search(Sheet sheet) {
        var options = new Planner.Options(LIMIT, null, 1, 1, null);
        var search = new RowSearch(sheet, options, new Watch(LIMIT));
        search.start(Draft.empty(sheet));
        return search;
    }

    /** Says whether it came to an end. */
    private static boolean byColumns(RowSearch search, Sheet sheet, long seed) {
        var columns = new ColumnSearch(search, sheet, new SplittableRandom(seed), new Watch(LIMIT));
        for (int step = 0; step < STEPS && columns.promising(); step++) {
            columns.step();
        }
        return !columns.promising();
    }

    private static Points worth(Sheet sheet, int[][] rows) {
        return new Draft(sheet, rows).judge();
    }

    private static long bestNeighbour(Sheet sheet, int[][] rows) {
        long best = worth(sheet, rows).soft();
        for (Member member : sheet.members) {
            for (int day = 0; day < sheet.days; day++) {
                int was = rows[member.index][day];
                for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
                    if (member.may(day, activity)) {
                        rows[member.index][day] = activity;
                        Points changed = worth(sheet, rows);
                        best = changed.hard() == 0 ? Math.min(best, changed.soft()) : best;
                    }
                }
                rows[member.index][day] = was;
            }
        }
        return best;
    }
}
