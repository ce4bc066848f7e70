package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rounds.ejb.optimization.RosterProblem.Supervision;

/**
 * Activities of a day that take place at the same time and need supervision, and those that give it all the while.
 *
 * @param position place among the guards of the day
 * @param needing by activity
 * @param giving by activity
 */
record Guard(RosterProblem.Oversight rule, int position, int day, boolean[] needing, boolean[] giving) {
    static final String ID = "supervision";

    /** Counts of the people of one day, by guard. */
    static final class Count {
        private final Guard[] guards;
        private final int[] units;
        private final int[] supervisors;

        Count(Guard[] guards) {
            this(guards, new int[guards.length], new int[guards.length]);
        }

        private Count(Guard[] guards, int[] units, int[] supervisors) {
            this.guards = guards;
            this.units = units;
            this.supervisors = supervisors;
        }

        Count copy() {
            return new Count(guards, units.clone(), supervisors.clone());
        }

        /** Counts a person in (step 1) or out (step -1). */
        void add(Member member, int activity, int step) {
            for (Guard guard : guards) {
                if (activity != Sheet.OFF) {
                    units[guard.position] += guard.needing[activity] ? step * guard.units(member) : 0;
                    supervisors[guard.position] += guard.giving[activity] ? step : 0;
                }
            }
        }

        long penalty(Violation.Level level) {
            long penalty = 0;
            for (Guard guard : guards) {
                penalty += guard.rule.level() == level ? (long) guard.rule.weight() * missing(guard) : 0;
            }
            return penalty;
        }

        void tell(Sheet sheet, List<Violation> violations) {
            for (Guard guard : guards) {
                int missing = missing(guard);
                if (missing > 0) {
                    int there = supervisors[guard.position];
                    var date = sheet.date(guard.day);
                    violations.add(new Violation(
                            ID,
                            guard.rule.level(),
                            null,
                            sheet.problem.activities().get(guard.first()).id(),
                            date,
                            date,
                            there,
                            (long) there + missing,
                            (long) guard.rule.weight() * missing,
                            "%s on %s needs %d supervisors, %d are there."
                                    .formatted(sheet.code(guard.first()), date, there + missing, there)));
                }
            }
        }

        private int missing(Guard guard) {
            int due = (units[guard.position] + guard.rule.units() - 1) / guard.rule.units();
            return Math.max(0, due - supervisors[guard.position]);
        }
    }

    private int units(Member member) {
        Integer grade = member.person.grade();
        return grade != null && grade == 1 ? rule.firstYearUnits() : 1;
    }

    private int first() {
        int first = 0;
        while (!needing[first]) {
            first++;
        }
        return first;
    }

    /** Returns the guards of each day. */
    static Guard[][] of(Sheet sheet) {
        Guard[][] guards = new Guard[sheet.days][];
        for (int day = 0; day < sheet.days; day++) {
            List<Guard> ofDay = new ArrayList<>();
            for (RosterProblem.Oversight rule : sheet.problem.oversights()) {
                if (rule.holdsOn(sheet.date(day))) {
                    addGroups(sheet, rule, day, ofDay);
                }
            }
            guards[day] = ofDay.toArray(Guard[]::new);
        }
        return guards;
    }

    private static void addGroups(Sheet sheet, RosterProblem.Oversight rule, int day, List<Guard> guards) {
        boolean[] grouped = new boolean[sheet.activities()];
        for (int activity = 0; activity < grouped.length; activity++) {
            if (is(sheet, activity, Supervision.NEEDED) && sheet.offers(day, activity) && !grouped[activity]) {
                boolean[] needing = new boolean[grouped.length];
                boolean[] giving = new boolean[grouped.length];
                long start = sheet.start(day, activity);
                long end = start + sheet.minutes[activity];
                for (int other = 0; other < grouped.length; other++) {
                    long from = sheet.start(day, other);
                    long to = from + sheet.minutes[other];
                    needing[other] = is(sheet, other, Supervision.NEEDED) && from == start && to == end;
                    grouped[other] |= needing[other];
                    giving[other] = is(sheet, other, Supervision.PROVIDED) && from <= start && to >= end;
                }
                guards.add(new Guard(rule, guards.size(), day, needing, giving));
            }
        }
    }

    private static boolean is(Sheet sheet, int activity, Supervision supervision) {
        return sheet.problem.activities().get(activity).supervision() == supervision;
    }

    /** Returns the counts of each day. */
    static Count[] count(Sheet sheet, int[][] rows) {
        Count[] counts = Arrays.stream(sheet.guards).map(Count::new).toArray(Count[]::new);
        for (Member member : sheet.members) {
            for (int day = 0; day < counts.length; day++) {
                counts[day].add(member, rows[member.index][day], 1);
            }
        }
        return counts;
    }
}
