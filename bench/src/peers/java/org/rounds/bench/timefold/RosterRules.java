package org.rounds.bench.timefold;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countBi;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countDistinct;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toConsecutiveSequences;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.common.Sequence;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Person;
import org.rounds.ejb.optimization.RosterProblem.Request;

/** The rules of the public instances, in the way of Timefold's own employee scheduling examples. */
public final class RosterRules implements ConstraintProvider {
    private static final HardSoftLongScore HARD = HardSoftLongScore.ONE_HARD;
    private static final HardSoftLongScore SOFT = HardSoftLongScore.ONE_SOFT;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory rules) {
        return new Constraint[] {
            maxShifts(rules),
            minutes(rules),
            longRuns(rules),
            shortRuns(rules),
            shortBreaks(rules),
            weekends(rules),
            succession(rules),
            requests(rules),
            cover(rules)
        };
    }

    private static Constraint maxShifts(ConstraintFactory rules) {
        return rules.forEach(Cell.class)
                .groupBy(Cell::person, Cell::worked, count())
                .filter((person, activity, worked) ->
                        over(worked, person.limits().maxShifts().get(activity.id())) > 0)
                .penalizeLong(
                        HARD,
                        (person, activity, worked) ->
                                over(worked, person.limits().maxShifts().get(activity.id())))
                .asConstraint("max_shifts");
    }

    private static Constraint minutes(ConstraintFactory rules) {
        return rules.forEachIncludingUnassigned(Cell.class)
                .groupBy(Cell::person, sum(Cell::minutes))
                .penalizeLong(
                        HARD,
                        (person, worked) -> over(worked, person.limits().maxMinutes())
                                + under(worked, person.limits().minMinutes()))
                .asConstraint("minutes");
    }

    private static Constraint longRuns(ConstraintFactory rules) {
        return runs(rules, true)
                .penalizeLong(
                        HARD,
                        (person, run) -> over(run.getCount(), person.limits().maxConsecutiveShifts()))
                .asConstraint("max_consecutive_shifts");
    }

    private static Constraint shortRuns(ConstraintFactory rules) {
        return runs(rules, true)
                .filter((person, run) -> inside(run))
                .penalizeLong(
                        HARD,
                        (person, run) -> under(run.getCount(), person.limits().minConsecutiveShifts()))
                .asConstraint("min_consecutive_shifts");
    }

    private static Constraint shortBreaks(ConstraintFactory rules) {
        return runs(rules, false)
                .filter((person, run) -> inside(run))
                .penalizeLong(
                        HARD,
                        (person, run) -> under(run.getCount(), person.limits().minConsecutiveDaysOff()))
                .asConstraint("min_consecutive_days_off");
    }

    private static BiConstraintStream<Person, Sequence<Cell, Integer>> runs(ConstraintFactory rules, boolean ofWork) {
        return rules.forEachIncludingUnassigned(Cell.class)
                .filter(cell -> cell.isWorked() == ofWork)
                .groupBy(Cell::person, toConsecutiveSequences(Cell::day))
                .flattenLast(chain -> chain.getConsecutiveSequences());
    }

    /** A run that touches the first or the last day counts as long enough. */
    private static boolean inside(Sequence<Cell, Integer> run) {
        return !run.getFirstItem().first() && !run.getLastItem().last();
    }

    private static Constraint weekends(ConstraintFactory rules) {
        return rules.forEach(Cell.class)
                .filter(Cell::atWeekend)
                .groupBy(Cell::person, countDistinct(Cell::week))
                .penalizeLong(
                        HARD, (person, worked) -> over(worked, person.limits().maxWeekends()))
                .asConstraint("max_weekends");
    }

    private static Constraint succession(ConstraintFactory rules) {
        return rules.forEach(Cell.class)
                .filter(cell -> !cell.worked().mayNotFollow().isEmpty())
                .join(Cell.class, equal(Cell::person), equal(cell -> cell.day() + 1, Cell::day))
                .filter((cell, next) ->
                        cell.worked().mayNotFollow().contains(next.worked().id()))
                .penalizeLong(HARD, (cell, next) -> 1)
                .asConstraint("succession");
    }

    private static Constraint requests(ConstraintFactory rules) {
        return rules.forEach(Request.class)
                .join(
                        rules.forEachIncludingUnassigned(Cell.class),
                        equal(Request::person, cell -> cell.person().id()),
                        equal(Request::date, Cell::date))
                .filter((request, cell) -> request.wanted() != grants(request, cell))
                .penalizeLong(SOFT, (request, cell) -> request.weight())
                .asConstraint("request");
    }

    private static boolean grants(Request request, Cell cell) {
        return cell.isWorked()
                && (request.activity() == null || request.activity().equals(cell.worked().id()));
    }

    private static Constraint cover(ConstraintFactory rules) {
        return rules.forEach(Demand.class)
                .join(
                        Cell.class,
                        equal(Demand::date, Cell::date),
                        equal(Demand::activity, cell -> cell.worked().id()))
                .groupBy((demand, cell) -> demand, countBi())
                .complement(Demand.class, demand -> 0)
                .penalizeLong(
                        SOFT,
                        (demand, present) -> under(present, demand.required()) * demand.underWeight()
                                + over(present, demand.required()) * demand.overWeight())
                .asConstraint("cover");
    }

    private static long over(int value, @Nullable Integer most) {
        return most == null ? 0 : Math.max(0, value - most);
    }

    private static long under(int value, @Nullable Integer least) {
        return least == null ? 0 : Math.max(0, least - value);
    }
}
