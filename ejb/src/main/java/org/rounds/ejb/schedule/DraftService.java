package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Planner;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Base;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.persistence.event.OutboxRepository;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Pin;
import org.rounds.persistence.schedule.PinRepository;
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
    PinRepository pins;

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

    /** What is to be solved, and up to which moment everything is in it. */
    public record Task(RosterProblem problem, OutboxRepository.Moment asOf) {}

    /**
     * Starts solving, or goes on after a pause or the loss of a node; returns what is to be solved.
     *
     * @param changeWeight what it costs to change the roster that there is; null where it is planned from nothing
     */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public Task begin(UUID id, @Nullable Integer changeWeight) {
        Schedule schedule = find(id);
        schedule.solving();
        OutboxRepository.Moment now =
                events.since(null, id).now(); // first: what comes later may be seen twice, not never
        return new Task(asked(schedule, changeWeight == null ? null : base(schedule, changeWeight)), now);
    }

    /** It is what it was as long as the run goes on: only that writes another roster. */
    private Base base(Schedule schedule, int changeWeight) {
        return new Base(Set.copyOf(judge.roster(schedule).cells()), changeWeight);
    }

    /** Returns what is to be solved by now; the same problem if nothing that it consists of has changed. */
    @Allowed(resource = "schedule", action = Action.READ)
    public Task news(UUID id, Task known) {
        return news(schedules.find(id).orElseThrow(() -> DomainException.notFound("schedule", id)), known);
    }

    private Task news(Schedule schedule, Task known) {
        OutboxRepository.News news = events.since(known.asOf(), schedule.id());
        if (!news.foreign()) {
            return known;
        }
        RosterProblem today = asked(schedule, known.problem().base());
        return new Task(today.equals(known.problem()) ? known.problem() : today, news.now());
    }

    /** A scenario may have a roster already, of which some stays. */
    private RosterProblem asked(Schedule schedule, @Nullable Base base) {
        RosterProblem problem = problems.of(schedule).from(base);
        return schedule.scenarioOf().isPresent() ? problem.holding(replanning.held(schedule, problem)) : problem;
    }

    /**
     * Writes the solver's roster; where the problem has changed since, without what is impossible by now.
     *
     * @param task what the solver was given
     * @return what it is worth; empty if an activity that it gives people has been deleted at this moment, and then nothing
     *     is written
     */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public Optional<Planner.Score> fill(UUID id, Task task, Roster roster) {
        Schedule schedule = find(id); // locked: nobody pins anything any more
        RosterProblem today = news(schedule, task).problem();
        return today == task.problem() ? fill(schedule, today, roster) : fillFitting(schedule, today, roster);
    }

    /** Makes a draft of the best roster that the solver had come to when it was stopped for good; returns what it is worth. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public Planner.Score keep(UUID id, Roster roster) {
        Schedule schedule = find(id);
        return fillFitting(schedule, asked(schedule, null), roster)
                .orElseThrow(() -> DomainException.conflict("CONFLICT", "An activity has just been deleted", Map.of()));
    }

    private Optional<Planner.Score> fillFitting(Schedule schedule, RosterProblem problem, Roster roster) {
        return fill(schedule, problem, RosterValidator.prepare(problem).fit(roster));
    }

    private Optional<Planner.Score> fill(Schedule schedule, RosterProblem problem, Roster roster) {
        Set<UUID> given = roster.cells().stream().map(Roster.Cell::activity).collect(Collectors.toSet());
        Map<UUID, Activity> known = activities.held(given).stream().collect(Collectors.toMap(Activity::id, a -> a));
        if (known.size() < given.size()) {
            return Optional.empty();
        }
        List<Pin> asked = pins.of(schedule.id());
        Predicate<Assignment> pinned = assignment -> asked.stream().anyMatch(pin -> pin.asksFor(assignment));
        // Only the search has to weigh changes: what they cost says nothing of what the roster is worth.
        Schedule.Worth worth = Judge.worth(judge.validation(problem.from(null), roster));
        schedule.drafted(worth);
        for (Roster.Cell cell : replanning.keep(schedule, roster, pinned)) {
            Activity activity = Objects.requireNonNull(known.get(cell.activity()));
            Assignment assignment = assignment(schedule, cell, activity, problem);
            if (pinned.test(assignment)) {
                assignment.pin();
            }
            schedules.entityManager().persist(assignment);
        }
        pins.clear(schedule.id());
        events.publish(new ScheduleDrafted(schedule.id()));
        audit.record("draft", "schedule", schedule.id());
        return Optional.of(new Planner.Score(worth.hard(), worth.medium(), worth.soft()));
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
        pins.clear(id);
        events.publish(new ScheduleFailed(id));
        audit.record("fail", "schedule", id);
    }

    /** What was cancelled while a node was taking it up stays so. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public void cancel(UUID id) {
        Schedule schedule = find(id);
        if (!schedule.beingPlanned()) {
            return;
        }
        schedule.cancelled();
        pins.clear(id);
        events.publish(new ScheduleCancelled(id));
    }

    /** Whoever renames the schedule meanwhile must not make the solver's work void: they wait, and lose the race. */
    private Schedule find(UUID id) {
        return schedules.lock(id).orElseThrow(() -> DomainException.notFound("schedule", id));
    }
}
