package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Pin;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;

/** A scenario that has a roster is planned anew. Called by its services only. */
@Dependent
class Replanning {
    @Inject
    ScheduleRepository schedules;

    @Inject
    Clock clock;

    /**
     * Returns what the planner has to leave as it is: what somebody has written by hand and, where the scenario branches off
     * what is or was in force, the days that have come. Who is away is held to nothing.
     */
    List<Pin> held(Schedule scenario, RosterProblem problem) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), problem.zone());
        boolean begun = schedules
                .find(scenario.scenarioOf().orElseThrow())
                .filter(Schedule::wasPublished)
                .isPresent();
        Set<RosterProblem.Absence> away = Set.copyOf(problem.absences());
        List<Assignment> stored = schedules.assignments(scenario.id());
        Stream<Pin> work = stored.stream()
                .filter(a -> a.pinned() || begun && !a.date().isAfter(today))
                .filter(a -> !away.contains(new RosterProblem.Absence(a.personId(), a.date())))
                .map(a -> new Pin(a.personId(), a.date(), a.activityId()));
        return Stream.concat(work, begun ? daysOff(problem, stored, today) : Stream.of())
                .toList();
    }

    private static Stream<Pin> daysOff(RosterProblem problem, List<Assignment> stored, LocalDate today) {
        Set<RosterProblem.Absence> working = stored.stream()
                .map(a -> new RosterProblem.Absence(a.personId(), a.date()))
                .collect(Collectors.toSet());
        return problem.horizon().starts().stream()
                .distinct()
                .filter(day -> !day.isAfter(today))
                .flatMap(day -> problem.people().stream()
                        .filter(p -> !working.contains(new RosterProblem.Absence(p.id(), day)))
                        .map(p -> new Pin(p.id(), day, null)));
    }

    /**
     * Takes away what the roster no longer has, and returns what is new in it.
     *
     * @param pinned whether what stays has been pinned meanwhile
     */
    List<Roster.Cell> keep(Schedule schedule, Roster roster, Predicate<Assignment> pinned) {
        if (schedule.scenarioOf().isEmpty()) {
            return roster.cells();
        }
        Set<Roster.Cell> wanted = new HashSet<>(roster.cells());
        List<Roster.Cell> kept = new ArrayList<>();
        for (Assignment stored : schedules.assignments(schedule.id())) {
            Roster.Cell cell = new Roster.Cell(stored.personId(), stored.date(), stored.activityId());
            if (wanted.contains(cell)) {
                kept.add(cell);
                if (pinned.test(stored)) {
                    stored.pin();
                }
            } else {
                schedules.entityManager().remove(stored);
            }
        }
        schedules.entityManager().flush(); // before something else comes into the place of what is gone
        wanted.removeAll(kept);
        return roster.cells().stream().filter(wanted::contains).toList();
    }
}
