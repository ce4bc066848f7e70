package org.rounds.ejb.optimization;

import static org.rounds.ejb.optimization.TestProblem.limits;

import java.util.List;
import java.util.Set;

/** 200 people on three shifts for four weeks, with duty hours and fair shares, and a roster that repeats itself. */
final class LargeWard {
    private static final String WEEKS = "EEELL...NNN....LLLEE..EEE...EEELL...NNN....";

    final TestProblem problem = new TestProblem(28).threeShifts();
    private final String[] rows = new String[200];

    LargeWard() {
        var hours = List.of(hours(HoursRule.Kind.WEEKLY_HOURS, 4800), hours(HoursRule.Kind.DAY_FREE, 7));
        for (int person = 0; person < rows.length; person++) {
            problem.person("P" + person, limits().rest(660).work(1, 6))
                    .facts("P" + person, new RosterProblem.Facts(List.of(), Set.of(), hours, List.of(), 1));
            rows[person] = WEEKS.substring(person % 14, person % 14 + 28);
        }
        for (int day = 0; day < 28; day++) {
            problem.demand(day, "E", 30, 60, 50, 1)
                    .demand(day, "L", 15, 40, 50, 1)
                    .demand(day, "N", 10, 40, 50, 1);
        }
        problem.spread(RosterProblem.Burden.NIGHT, 1, "E", "L", "N")
                .spread(RosterProblem.Burden.WEEKEND, 1, "E", "L", "N");
    }

    private static HoursRule hours(HoursRule.Kind kind, int limit) {
        return new HoursRule(kind, Violation.Level.HARD, 1, limit, 28, 0, TestProblem.MONDAY, null);
    }

    Roster roster() {
        return problem.roster(rows);
    }
}
