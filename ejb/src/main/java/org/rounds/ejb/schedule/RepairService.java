package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Repairs;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.schedule.RepairSchedule.Away;
import org.rounds.ejb.schedule.RepairView.HandOverView;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/**
 * Mends schedules some of whose people have fallen out, or of which more or less is wanted: first proposes, then applies
 * what was chosen.
 */
@Stateless
public class RepairService {
    private static final int BUDGET = 2;
    private static final int NOTICE_HOURS = 24;
    /** More than that are planned anew rather than mended. */
    static final int MOST_DUTIES = 50;

    @Inject
    ScheduleRepository schedules;

    @Inject
    VisibleSchedules visible;

    @Inject
    Judge judge;

    @Inject
    HandWriting writing;

    @Inject
    Clock clock;

    /**
     * Proposes ways to mend a schedule; changes nothing.
     *
     * @throws DomainException conflict, if there is no roster; invalid, if the absences are not of its people, or the
     *     demands not of its activities and days
     */
    @Allowed(resource = "schedule", action = Action.UPDATE, personal = true)
    public RepairView propose(UUID id, RepairSchedule command) {
        Schedule schedule = visible.find(id);
        Judge.requireRoster(schedule);
        List<Assignment> stored = schedules.assignments(id); // first, as Judge says
        RosterProblem today = judge.problem(schedule).problem();
        DemandChanges demands = DemandChanges.of(schedule, today, command.demandChanges());
        RosterProblem problem = with(today, command.absences() == null ? List.of() : command.absences())
                .wanting(demands.all());
        requireFew(problem, stored);
        demands.requireFew(stored);
        int hours = command.noticeHours() == null ? NOTICE_HOURS : command.noticeHours();
        var bounds = new Repairs.Bounds(
                clock.instant(),
                Duration.ofHours(schedule.wasPublished() ? hours : 0),
                command.disruptionBudget() == null ? BUDGET : command.disruptionBudget(),
                judge.inactive(problem),
                demands.changed());
        Sentences sentences = new Sentences(problem);
        return new RepairView(RosterValidator.prepare(problem).repairs(roster(stored), bounds).stream()
                .map(r -> sentences.proposal(r, changes(r, schedule, problem, stored)))
                .toList());
    }

    private static Roster roster(List<Assignment> stored) {
        return new Roster(stored.stream()
                .map(a -> new Roster.Cell(a.personId(), a.date(), a.activityId()))
                .toList());
    }

    private static void requireFew(RosterProblem problem, List<Assignment> stored) {
        Set<RosterProblem.Absence> away = Set.copyOf(problem.absences());
        long duties = stored.stream()
                .filter(a -> away.contains(new RosterProblem.Absence(a.personId(), a.date())))
                .count();
        if (duties > MOST_DUTIES) {
            throw DomainException.invalid(
                    "absences", "and those stored leave " + duties + " duties; at most " + MOST_DUTIES + " at once");
        }
    }

    private static RosterProblem with(RosterProblem problem, List<Away> absences) {
        Set<UUID> known =
                problem.people().stream().map(RosterProblem.Person::id).collect(Collectors.toSet());
        Set<RosterProblem.Absence> all = new HashSet<>(problem.absences());
        for (Away away : absences) {
            Days.requireOrder("absences", away.startDate(), away.endDate());
            if (!known.contains(away.personId())) {
                throw DomainException.invalid("absences", "names somebody who is not planned in this schedule");
            }
            LocalDate first = latest(away.startDate(), problem.start());
            LocalDate end = problem.horizon().end();
            LocalDate last = away.endDate().isAfter(end) ? end : away.endDate();
            Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                    .forEach(day -> all.add(new RosterProblem.Absence(away.personId(), day)));
        }
        return problem.away(List.copyOf(all));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<HandOverView> changes(
            Repairs.Repair repair, Schedule schedule, RosterProblem problem, List<Assignment> stored) {
        Map<List<Object>, Assignment> cells = stored.stream()
                .collect(Collectors.toMap(a -> List.of(a.personId(), a.activityId(), a.date()), Function.identity()));
        List<HandOverView> changes = new ArrayList<>();
        for (Repairs.Move move : repair.moves()) {
            LocalDate date = problem.horizon().date(move.period());
            UUID from = move.from();
            changes.add(new HandOverView(
                    from == null
                            ? null
                            : Objects.requireNonNull(cells.get(List.<Object>of(from, move.activity(), date)))
                                    .id(),
                    move.activity(),
                    date,
                    Horizons.slot(schedule, move.period()),
                    from,
                    move.to()));
        }
        return changes;
    }

    /**
     * Hands assignments over to others, takes them away, or gives new ones: all or none. In a published schedule that is in
     * force at once.
     *
     * @param version the schedule's version that the caller has seen; null if not said
     * @throws DomainException as for a change of a single assignment
     */
    @Allowed(resource = "assignment", action = Action.UPDATE)
    public RepairedView apply(UUID id, @Nullable Long version, ApplyRepair command) {
        Schedule schedule = visible.lock(id);
        Changes.requireVersion(schedule, version);
        return writing.handOver(schedule, command);
    }
}
