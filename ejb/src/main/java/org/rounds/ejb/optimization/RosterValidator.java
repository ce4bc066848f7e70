package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rounds.ejb.optimization.Violation.Level;

/**
 * Checks a roster against its problem with the same rules as the solver's, and says what it is worth. The sum of the
 * hard violations' penalties is the hard score with its sign turned, and likewise for the soft ones.
 *
 * <p>Every method throws IllegalArgumentException if the roster (or the problem) names an unknown person or activity or
 * a day outside the horizon, or gives a person two activities on one day.
 */
public final class RosterValidator {

    /**
     * What a roster is worth, and why.
     *
     * @param violations what is broken: people in the problem's order first, then coverage day by day
     * @param coverageRate the part of the required heads that is there, 0 to 1; 1 where none is required
     */
    public record Judgement(List<Violation> violations, Planner.Score score, double coverageRate) {
        public Judgement {
            violations = List.copyOf(violations);
        }
    }

    /** A problem that any number of rosters are judged by, from any thread. */
    public static final class Prepared {
        private final Sheet sheet;

        private Prepared(Sheet sheet) {
            this.sheet = sheet;
        }

        public RosterProblem problem() {
            return sheet.problem;
        }

        /** Returns what the problem allows of a roster that was made for an earlier one, with all that is pinned. */
        public Roster fit(Roster roster) {
            return sheet.roster(Draft.fitted(sheet, roster));
        }

        /** Tells how evenly each kind of duty is spread in a roster; nothing where it is of rotations. */
        public List<Fairness> fairness(Roster roster) {
            return Fairness.of(sheet, rows(sheet, roster));
        }

        /** Returns what tells why a roster is as it is. */
        public Reasons reasons(Roster roster) {
            return new Reasons(new WhatIf(sheet, rows(sheet, roster)));
        }

        /** Returns ways to mend a roster some of whose people are away, at most three, best first. */
        public List<Repairs.Repair> repairs(Roster roster, Repairs.Bounds bounds) {
            return new Repairs(sheet, rows(sheet, roster), bounds).find();
        }

        /** Judges a roster in every respect at once. */
        public Judgement judge(Roster roster) {
            int[][] rows = rows(sheet, roster);
            return new Judgement(validate(sheet, rows), score(sheet, rows), coverageRate(sheet, rows));
        }
    }

    /** Looks at a problem once and for all. */
    public static Prepared prepare(RosterProblem problem) {
        return new Prepared(new Sheet(problem));
    }

    /** Returns what is broken: people in the problem's order first, then coverage day by day. */
    public List<Violation> validate(RosterProblem problem, Roster roster) {
        var sheet = new Sheet(problem);
        return validate(sheet, rows(sheet, roster));
    }

    public Planner.Score score(RosterProblem problem, Roster roster) {
        var sheet = new Sheet(problem);
        return score(sheet, rows(sheet, roster));
    }

    /** Returns the part of the required heads that is there, 0 to 1; 1 where none is required. */
    public double coverageRate(RosterProblem problem, Roster roster) {
        var sheet = new Sheet(problem);
        return coverageRate(sheet, rows(sheet, roster));
    }

    private static double coverageRate(Sheet sheet, int[][] rows) {
        int[][] heads = heads(sheet, rows);
        long required = 0;
        long present = 0;
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                int wanted = Math.max(0, need.demand().required());
                required += wanted;
                present += Math.min(wanted, heads[need.day()][need.position()]);
            }
        }
        return required == 0 ? 1.0 : (double) present / required;
    }

    static Planner.Score score(Sheet sheet, int[][] rows) {
        long hard = 0;
        long soft = 0;
        for (Member member : sheet.members) {
            Points ofRow = Points.of(member, rows[member.index]);
            hard += ofRow.hard();
            soft += ofRow.soft();
        }
        for (Guard.Count count : Guard.count(sheet, rows)) {
            hard += count.penalty(Level.HARD);
            soft += count.penalty(Level.SOFT);
        }
        int[][] heads = heads(sheet, rows);
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                int present = heads[need.day()][need.position()];
                hard += need.outOfBounds(present);
                soft += need.under(present) + need.over(present);
            }
        }
        return new Planner.Score(-hard, 0, -soft);
    }

    /** Returns each person's row. */
    static int[][] rows(Sheet sheet, Roster roster) {
        int[][] rows = new int[sheet.members.size()][sheet.days];
        for (int[] row : rows) {
            Arrays.fill(row, Sheet.OFF);
        }
        for (Roster.Cell cell : roster.cells()) {
            int[] row = rows[sheet.member(cell.person()).index];
            int activity = sheet.activity(cell.activity());
            int day = sheet.day(cell.date(), activity);
            if (row[day] != Sheet.OFF) {
                throw new IllegalArgumentException("two activities for " + cell.person() + " on " + cell.date());
            }
            row[day] = activity;
        }
        return rows;
    }

    /** Returns how many people serve each need, by day and the need's position. */
    static int[][] heads(Sheet sheet, int[][] rows) {
        int[][] heads = new int[sheet.days][];
        for (int day = 0; day < sheet.days; day++) {
            heads[day] = new int[sheet.needs[day].length];
            for (Member member : sheet.members) {
                int activity = rows[member.index][day];
                if (activity != Sheet.OFF) {
                    for (Need need : sheet.needsOf[day][activity]) {
                        heads[day][need.position()] += need.counts(member) ? 1 : 0;
                    }
                }
            }
        }
        return heads;
    }

    private static List<Violation> validate(Sheet sheet, int[][] rows) {
        List<Violation> violations = new ArrayList<>();
        sheet.members.forEach(member -> addRow(member, rows[member.index], violations));
        int[][] heads = heads(sheet, rows);
        for (Need[] ofDay : sheet.needs) {
            for (Need need : ofDay) {
                addCover(sheet, need, heads[need.day()][need.position()], violations);
            }
        }
        for (Guard.Count count : Guard.count(sheet, rows)) {
            count.tell(sheet, violations);
        }
        return violations;
    }

    /** Adds what a person's row breaks. */
    static void addRow(Member member, int[] row, List<Violation> violations) {
        addContract(member, row, violations);
        for (RowRule rule : RowRule.values()) {
            rule.check(
                    member,
                    row,
                    (activity, from, to, actual, limit, penalty) -> violations.add(
                            violation(rule, member, new RowRule.Finding(activity, from, to, actual, limit, penalty))));
        }
        HoursCheck.check(
                member,
                row,
                (rule, from, to, actual, limit, units) -> violations.add(new Violation(
                        HoursCheck.id(rule),
                        rule.level(),
                        member.person.id(),
                        null,
                        from,
                        to,
                        actual,
                        limit,
                        units * rule.weight(),
                        HoursCheck.text(member.name(), rule, from, to, actual, limit))));
    }

    private static void addContract(Member member, int[] row, List<Violation> violations) {
        ContractCheck.check(
                member,
                row,
                (rule, level, activity, from, to, actual, limit, penalty) -> violations.add(new Violation(
                        rule.id(),
                        level,
                        member.person.id(),
                        activity < 0
                                ? null
                                : member.sheet
                                        .problem
                                        .activities()
                                        .get(activity)
                                        .id(),
                        member.sheet.date(from),
                        member.sheet.horizon.lastDate(to),
                        actual,
                        limit,
                        penalty,
                        ContractCheck.text(member, row, rule, activity, from, to, actual, limit))));
    }

    /** Adds what this number of heads breaks. */
    static void addCover(Sheet sheet, Need need, int heads, List<Violation> violations) {
        for (CoverRule rule : CoverRule.values()) {
            long penalty = rule.penalty(need, heads);
            if (penalty > 0) {
                var demand = need.demand();
                violations.add(new Violation(
                        rule.id(),
                        rule.level(),
                        null,
                        demand.activity(),
                        demand.date(),
                        demand.date(),
                        heads,
                        rule.limit(need),
                        penalty,
                        rule.text(sheet, need, heads)));
            }
        }
    }

    private static Violation violation(RowRule rule, Member member, RowRule.Finding finding) {
        Level level = rule.level();
        int activity = finding.activity();
        return new Violation(
                rule.id(member, finding),
                level,
                member.person.id(),
                activity < 0
                        ? null
                        : member.sheet.problem.activities().get(activity).id(),
                finding.from(member),
                finding.to(member),
                finding.actual(),
                finding.limit(),
                finding.penalty(),
                rule.text(member, finding));
    }
}
