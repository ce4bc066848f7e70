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
import org.junit.jupiter.api.Test;

/** The linear programme over rows against trying every roster, and on a ward where some roster costs nothing. */
class MasterTest {
    private static final int DAYS = 28;
    private static final int PEOPLE = 24;
    /** What all that is a little off comes to. */
    private static final double LITTLE = 0.3;

    private final Watch watch = new Watch(Duration.ofDays(1));

    @Property(tries = 60)
    void noLawfulRosterIsCheaperThanTheBoundAndTheProgrammeAndTheDiveKeepsTheLimits(@ForAll long seed) {
        var random = new Random(seed);
        Sheet sheet = RandomProblem.plain(random, 4, 2, 2).sheet();
        int[][] rows = Draft.empty(sheet);
        boolean lawful = new Draft(sheet, rows).lawful();
        long cheapest = cheapest(sheet, RowSearch.copy(rows), 0);
        Master master = master(sheet, rows, seed);
        assertThat(bound(master)).isLessThanOrEqualTo(cheapest);
        solve(master);
        assertThat(bound(master)).isLessThanOrEqualTo(cheapest);

        if (cheapest < Long.MAX_VALUE && sheet.members.stream().allMatch(member -> member.terms.none)) {
            assertThat(master.objective()).isLessThan(cheapest + LITTLE);
        }
        dive(master);
        for (Member member : sheet.members) {
            int[] row = master.rows()[member.index];
            for (int day = 0; day < sheet.days; day++) {
                assertThat(member.may(day, row[day])).isTrue();
            }
            if (lawful) {
                assertThat(Points.of(member, row).hard()).isZero();
            }
        }
    }

    /** As heads are wanted just as drawn, nothing is the least; and it is found that nothing is missed. */
    @Test
    void theBoundIsCloseOnceTheProgrammeIsSolved() {
        Sheet sheet = ward();
        Master master = solved(sheet, Draft.empty(sheet), 1);
        assertThat(bound(master)).isZero();
        assertThat(master.missed()).isZero();
    }

    /** Whoever comes after somebody without any row. */
    @Test
    void thereIsNoBoundWhereSomebodyHasNoRow() {
        var problem = new TestProblem(4).threeShifts();
        problem.person("Overworked", limits().minutes(100 * 480, null));
        problem.person("Other", limits());
        for (int day = 0; day < 4; day++) {
            problem.demand(day, "E", 0, 1, 100, 1);
        }
        Sheet sheet = problem.sheet();
        Master master = solved(sheet, Draft.empty(sheet), 1);

        assertThat(bound(master)).isEqualTo(Long.MAX_VALUE);
    }

    /** Heads are wanted just as on a roster that is drawn first; from nothing the dive comes near to what it costs: nothing. */
    @Test
    void aWholeWardIsFilledAtOnce() {
        Sheet sheet = ward();
        int[][] rows = Draft.empty(sheet);
        long empty = new Draft(sheet, rows).judge().soft();
        Master master = solved(sheet, rows, 1);
        assertThat(master.objective()).isLessThan(1);
        dive(master);
        Points dived = new Draft(sheet, master.rows()).judge();

        assertThat(dived.hard()).isZero();
        assertThat(dived.soft()).isLessThan(empty / 100);
    }

    /** Nothing is known but that nobody works; then the roster is that the heads were drawn from. */
    @Test
    void theRowsOfARosterThatWasFoundInAnotherWayMakeItAsCheap() {
        Sheet sheet = ward();
        Master master = master(sheet, Draft.empty(sheet), 1);
        assertThat(master.solve(1000)).isTrue();
        assertThat(master.objective()).isGreaterThan(1000);
        int[][] drawn = Draft.empty(sheet);
        for (int person = 0; person < PEOPLE; person++) {
            for (int day = 0; day < DAYS; day++) {
                drawn[person][day] = shift(person, day);
            }
        }
        master.add(drawn);
        while (!master.solve(1000)) {
            assertThat(watch.over()).isFalse();
        }

        assertThat(master.objective()).isLessThan(1);
    }

    private Master solved(Sheet sheet, int[][] rows, long seed) {
        Master master = master(sheet, rows, seed);
        solve(master);
        return master;
    }

    /** Returns what no lawful roster costs less than; as much as can be where it says that there is none. */
    private static long bound(Master master) {
        master.beginBound();
        while (master.goOnWithBound()) {
            // somebody after the other
        }
        Long bound = master.bound();
        return bound == null ? Long.MAX_VALUE : bound;
    }

    private static Master master(Sheet sheet, int[][] rows, long seed) {
        List<List<int[]>> known = new ArrayList<>();
        sheet.members.forEach(member -> known.add(new ArrayList<>()));
        var people = sheet.members.stream().filter(Draft::movable).toList();
        return new Master(sheet, new BestRow(sheet, true), rows, people, known, new SplittableRandom(seed));
    }

    private void solve(Master master) {
        do {
            while (!master.solve(1000)) {
                assertThat(watch.over()).isFalse();
            }
        } while (master.price(watch));
    }

    private void dive(Master master) {
        while (master.pin(3) > 0) {
            solve(master);
        }
    }

    /** Returns what the cheapest roster costs that breaks nothing hard; the greatest number there is for none. */
    private static long cheapest(Sheet sheet, int[][] rows, int cell) {
        if (cell == rows.length * sheet.days) {
            Points points = new Draft(sheet, rows).judge();
            return points.hard() == 0 ? points.soft() : Long.MAX_VALUE;
        }
        long cheapest = Long.MAX_VALUE;
        Member member = sheet.members.get(cell / sheet.days);
        int day = cell % sheet.days;
        int was = rows[member.index][day];
        for (int activity = Sheet.OFF; activity < sheet.activities(); activity++) {
            if (member.may(day, activity)) {
                rows[member.index][day] = activity;
                cheapest = Math.min(cheapest, cheapest(sheet, rows, cell + 1));
            }
        }
        rows[member.index][day] = was;
        return cheapest;
    }

    /** Returns what a person works on a day: early, early, late, late, night, night, four days off; everybody begins somewhere else. */
    private static int shift(int person, int day) {
        String cycle = "EELLNN....";
        return "ELN".indexOf(cycle.charAt((day + person) % cycle.length()));
    }

    private static Sheet ward() {
        var problem = new TestProblem(DAYS).threeShifts();
        int[][] heads = new int[DAYS]["ELN".length()];
        for (int person = 0; person < PEOPLE; person++) {
            problem.person("P" + person, limits().work(2, 6).daysOff(2).maxShifts("N", 6));
            for (int day = 0; day < DAYS; day++) {
                int shift = shift(person, day);
                if (shift >= 0) {
                    heads[day][shift]++;
                }
            }
        }
        for (int day = 0; day < DAYS; day++) {
            for (int shift = 0; shift < 3; shift++) {
                problem.demand(day, "ELN".substring(shift, shift + 1), 0, heads[day][shift], 100, 10);
            }
        }
        return problem.sheet();
    }
}
