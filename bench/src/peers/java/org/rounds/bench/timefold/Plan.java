package org.rounds.bench.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Absence;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Person;
import org.rounds.ejb.optimization.RosterProblem.Request;

/** A roster as Timefold plans it. */
@PlanningSolution
public class Plan {
    @PlanningEntityCollectionProperty
    private List<Cell> cells = new ArrayList<>();

    @ProblemFactCollectionProperty
    private List<Demand> demands = List.of();

    @ProblemFactCollectionProperty
    private List<Request> requests = List.of();

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    /** For the solver. */
    public Plan() {}

    Plan(RosterProblem problem) {
        demands = problem.demands();
        requests = problem.requests();
        Set<Absence> absences = new HashSet<>(problem.absences());
        for (Person person : problem.people()) {
            List<Activity> able =
                    problem.activities().stream().filter(a -> may(person, a)).toList();
            for (int day = 0; day < problem.days(); day++) {
                LocalDate date = problem.start().plusDays(day);
                boolean away = absences.contains(new Absence(person.id(), date));
                cells.add(new Cell(person, date, day, day == problem.days() - 1, away ? List.of() : able));
            }
        }
    }

    private static boolean may(Person person, Activity activity) {
        Integer most = person.limits().maxShifts().get(activity.id());
        return person.skills().containsAll(activity.skills()) && (most == null || most > 0);
    }

    HardSoftLongScore score() {
        return score == null ? HardSoftLongScore.ZERO : score;
    }

    Roster roster() {
        return new Roster(cells.stream()
                .filter(Cell::isWorked)
                .map(cell -> new Roster.Cell(
                        cell.person().id(), cell.date(), cell.worked().id()))
                .toList());
    }
}
