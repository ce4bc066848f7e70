package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/** What the solver's run does to its schedule. For the server itself. */
@Stateless
public class DraftService {
    @Inject
    ScheduleRepository schedules;

    @Inject
    ProblemService problems;

    @Inject
    Judge judge;

    @Inject
    Replanning replanning;

    @Inject
    ActivityService activities;

    @Inject
    EventBus events;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Starts solving, or starts over after the node was killed; returns what is to be solved. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public RosterProblem begin(UUID id) {
        Schedule schedule = find(id);
        schedule.solving();
        return asked(schedule);
    }

    /** A scenario may have a roster already, of which some stays. */
    private RosterProblem asked(Schedule schedule) {
        RosterProblem problem = problems.of(schedule);
        return schedule.scenarioOf().isPresent() ? problem.holding(replanning.held(schedule, problem)) : problem;
    }

    /**
     * Writes the solver's roster; the problem is the one it was given.
     *
     * @return false if an activity that it gives people has been deleted meanwhile; nothing is written then
     */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public boolean fill(UUID id, RosterProblem problem, Roster roster) {
        Schedule schedule = find(id);
        Set<UUID> given = roster.cells().stream().map(Roster.Cell::activity).collect(Collectors.toSet());
        Map<UUID, Activity> known = activities.held(given).stream().collect(Collectors.toMap(Activity::id, a -> a));
        if (known.size() < given.size()) {
            return false;
        }
        schedule.drafted(Judge.worth(judge.validation(problem, roster)));
        for (Roster.Cell cell : replanning.keep(schedule, roster)) {
            schedules
                    .entityManager()
                    .persist(assignment(schedule, cell, Objects.requireNonNull(known.get(cell.activity())), problem));
        }
        events.publish(new ScheduleDrafted(id));
        audit.record("draft", "schedule", id);
        return true;
    }

    private Assignment assignment(Schedule schedule, Roster.Cell cell, Activity activity, RosterProblem problem) {
        return new Assignment(
                Ids.next(),
                schedule,
                cell.person(),
                activity.id(),
                Horizons.place(schedule, problem, cell.date(), activity),
                clock.instant());
    }

    @Allowed(resource = "schedule", action = Action.UPDATE)
    public void fail(UUID id) {
        find(id).failed();
        events.publish(new ScheduleFailed(id));
        audit.record("fail", "schedule", id);
    }

    /** What was cancelled while a node was taking it up stays so. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public void cancel(UUID id) {
        Schedule schedule = find(id);
        if (!schedule.isPlanned()) {
            return;
        }
        schedule.cancelled();
        events.publish(new ScheduleCancelled(id));
        audit.record("cancel", "schedule", id);
    }

    /** Whoever renames the schedule meanwhile must not make the solver's work void: they wait, and lose the race. */
    private Schedule find(UUID id) {
        return schedules.lock(id).orElseThrow(() -> DomainException.notFound("schedule", id));
    }
}
