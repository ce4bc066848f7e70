package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.PermissionTable;
import org.rounds.ejb.optimization.JobService;
import org.rounds.ejb.optimization.JobView;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** The life of a schedule: queued, solved, published, taken over. */
@Stateless
public class ScheduleService {
    private static final int MOST_DAYS = 400;
    private static final int MOST_PEOPLE = 2000;
    private static final int MOST_CELLS = 200_000;
    private static final int DEFAULT_SECONDS = 60;

    @Inject
    ScheduleRepository schedules;

    @Inject
    ProblemService problems;

    @Inject
    Judge judge;

    @Inject
    JobService jobs;

    @Inject
    PersonService people;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    PermissionTable permissions;

    @Inject
    EventBus events;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Queues a schedule for the solver.
     *
     * @throws DomainException invalid, if nobody can be planned, the plan is too large, or cover is asked for that the
     *     people could not give if all of them worked; conflict {@code GENERATION_RUNNING}, if one of the people is
     *     being planned for one of the days
     */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public ScheduleView generate(GenerateSchedule command) {
        Layer layer = command.layer() == null ? Layer.WORK : command.layer();
        Schedule.Granularity granularity = granularity(layer, command.granularity());
        Days.requireOrder("end_date", command.startDate(), command.endDate());
        if (command.startDate().plusDays(MOST_DAYS - 1).isBefore(command.endDate())) {
            throw DomainException.invalid("end_date", "must be within " + MOST_DAYS + " days of start_date");
        }
        UUID team = team(command);
        List<Person> planned = planned(command, team);
        Schedule schedule = new Schedule(
                Ids.next(),
                command.name(),
                team,
                layer,
                granularity,
                command.startDate(),
                command.endDate(),
                clock.instant());
        requireSolvable(problems.of(schedule, planned));
        List<UUID> ids = planned.stream().map(Person::id).toList();
        changes.store(schedule, "schedule", new ScheduleQueued(schedule.id()));
        schedules.addPeople(schedule.id(), ids);
        JobView job = jobs.queue(
                schedule,
                ids,
                command.timeLimitSeconds() == null ? DEFAULT_SECONDS : command.timeLimitSeconds(),
                command.moveLimit(),
                command.seed() == null ? 0 : command.seed());
        return ScheduleView.of(schedule, job, new ScheduleView.InForce(0, 0));
    }

    private static Schedule.Granularity granularity(Layer layer, Schedule.@Nullable Granularity asked) {
        boolean rotations = layer == Layer.ROTATION;
        if (asked == null) {
            return rotations ? Schedule.Granularity.BLOCK : Schedule.Granularity.DAY;
        }
        if (rotations != (asked == Schedule.Granularity.BLOCK)) {
            throw DomainException.invalid(
                    "granularity", rotations ? "of rotations is block" : "is block for rotations only");
        }
        if (layer == Layer.CALL && asked != Schedule.Granularity.DAY) {
            throw DomainException.invalid("granularity", "of call is day");
        }
        return asked;
    }

    private UUID team(GenerateSchedule command) {
        if (command.teamId() != null) {
            return teams.named(command.teamId()).id();
        }
        if (command.personIds() == null) {
            throw DomainException.invalid("team_id", "give a team or persons");
        }
        var common = people.teamsInCommon(command.personIds());
        if (common.size() != 1) {
            throw DomainException.invalid("team_id", "is needed: the persons do not share exactly one team");
        }
        return common.iterator().next();
    }

    private List<Person> planned(GenerateSchedule command, UUID team) {
        String field = command.personIds() == null ? "team_id" : "person_ids";
        List<Person> planned = command.personIds() == null
                ? people.members(team, command.startDate(), command.endDate())
                : people.all(command.personIds());
        if (command.personIds() != null && planned.size() < command.personIds().size()) {
            throw DomainException.invalid(field, "names persons that do not exist");
        }
        if (!planned.stream().allMatch(Person::active)) {
            throw DomainException.invalid(field, "names persons who are not active");
        }
        if (planned.isEmpty()) {
            throw DomainException.invalid(field, "has nobody to plan in this period");
        }
        long days = command.endDate().toEpochDay() - command.startDate().toEpochDay() + 1;
        if (planned.size() > MOST_PEOPLE || planned.size() * days > MOST_CELLS) {
            throw DomainException.invalid(
                    field,
                    "has " + planned.size() + " people for " + days + " days; at most " + MOST_PEOPLE + " people and "
                            + MOST_CELLS + " cells can be planned at once");
        }
        return planned;
    }

    /** Cover that not even everybody together could give is a mistake in the data: better said before an hour's search. */
    private static void requireSolvable(RosterProblem problem) {
        if (problem.activities().isEmpty()) {
            throw DomainException.invalid("team_id", "has no activities to plan");
        }
        Map<UUID, RosterProblem.Activity> activities =
                problem.activities().stream().collect(Collectors.toMap(RosterProblem.Activity::id, a -> a));
        List<Map<String, ?>> shortages = problem.demands().stream()
                .<Map<String, ?>>mapMulti((demand, out) -> {
                    RosterProblem.Activity activity = activities.get(demand.activity());
                    long able = problem.people().stream()
                            .filter(p -> activity != null && p.skills().containsAll(activity.skills()))
                            .filter(p -> demand.skill() == null || p.skills().contains(demand.skill()))
                            .count();
                    if (able < demand.required()) {
                        out.accept(Map.of(
                                "date", demand.date(),
                                "activity_id", demand.activity(),
                                "required", demand.required(),
                                "able", able));
                    }
                })
                .limit(100)
                .toList();
        if (!shortages.isEmpty()) {
            Map<String, ?> first = shortages.get(0);
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "IMPOSSIBLE_COVER",
                    "On " + first.get("date") + " " + first.get("required") + " people are required where only "
                            + first.get("able") + " could do it",
                    Map.of(
                            "field_errors",
                            Map.of("required", List.of("asks for more people than could do it")),
                            "shortages",
                            shortages));
        }
    }

    @Allowed(resource = "schedule", action = Action.READ)
    public ScheduleView get(UUID id) {
        return view(find(id));
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(
                schedule,
                jobs.of(List.of(schedule.id())).get(schedule.id()),
                new ScheduleView.InForce(schedules.inForce(schedule.id()), schedules.size(schedule.id())));
    }

    @Allowed(resource = "schedule", action = Action.LIST)
    public Listing.Result<ScheduleView> list(Listing.Query query) {
        var result = schedules.list(seesDrafts() ? query : query.only("status", Schedule.PUBLISHED));
        Map<UUID, JobView> views =
                jobs.of(result.rows().stream().map(Schedule::id).toList());
        return result.map(s -> ScheduleView.of(s, views.get(s.id()), null));
    }

    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public Listing.Result<AssignmentView> assignments(UUID id, Listing.Query query) {
        return schedules.listAssignments(find(id).id(), query).map(AssignmentView::of);
    }

    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public GridView grid(UUID id) {
        return judge.grid(find(id));
    }

    /** Judges a stored schedule by today's data. */
    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public ValidationView validation(UUID id) {
        return judge.validation(find(id));
    }

    /** Stops the solver: a schedule that waits is cancelled, one that is being solved keeps its best as a draft. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView cancel(UUID id) {
        boolean asked = jobs.cancel(id);
        Schedule schedule = find(id);
        if (!asked) {
            throw DomainException.conflict(
                    "INVALID_STATE_TRANSITION",
                    "The solver is not at work on this schedule",
                    Map.of("status", schedule.status()));
        }
        if (schedule.status() == Schedule.Status.QUEUED) {
            schedule.cancelled();
            events.publish(new ScheduleCancelled(id));
        }
        audit.record("cancel", "schedule", id);
        return view(schedule);
    }

    /**
     * Puts a draft in force for its people, layer and days.
     *
     * @param version the version that the caller has seen
     * @throws DomainException stale, if it has changed since; rule {@code RULE_VIOLATION} with the list, while hard
     *     violations are open; conflict, if somebody in it has been deactivated
     */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView publish(UUID id, long version) {
        Schedule schedule = find(id);
        Changes.requireVersion(schedule, version);
        ValidationView validation = judge.validation(schedule);
        if (schedule.status() == Schedule.Status.DRAFT
                && validation.violationCounts().hard() > 0) {
            throw new DomainException(
                    DomainException.Kind.RULE,
                    "RULE_VIOLATION",
                    "The schedule breaks " + validation.violationCounts().hard() + " hard rules",
                    Map.of("violations", Judge.hard(validation)));
        }
        schedule.published(clock.instant(), Judge.worth(validation));
        requireActive(schedules.working(id));
        List<UUID> losers = schedules.putInForce(schedule);
        events.publish(new SchedulePublished(id));
        audit.record("publish", "schedule", id);
        losers.stream().map(this::find).forEach(this::supersedeIfEmpty);
        return view(schedule);
    }

    private void requireActive(List<UUID> working) {
        List<UUID> gone = people.all(working).stream()
                .filter(p -> !p.active())
                .map(Person::id)
                .toList();
        if (!gone.isEmpty()) {
            throw DomainException.conflict(
                    "CONFLICT", "Somebody who is no longer active has work in it", Map.of("person_ids", gone));
        }
    }

    private void supersedeIfEmpty(Schedule schedule) {
        if (schedules.inForce(schedule.id()) == 0) {
            schedule.superseded();
            events.publish(new ScheduleSuperseded(schedule.id()));
        }
    }

    /** Gives another name; in whatever state it is. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public ScheduleView rename(UUID id, long version, Patch<RenameSchedule> patch) {
        Schedule schedule = find(id);
        return changes.change(
                schedule,
                version,
                "schedule",
                new ScheduleUpdated(id),
                this::view,
                () -> schedule.rename(
                        patch.onto(new RenameSchedule(schedule.name())).name()));
    }

    /** Deletes what was never in force. @param version the version that the caller has seen; null if not said */
    @Allowed(resource = "schedule", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        Schedule schedule = find(id);
        Changes.requireVersion(schedule, version);
        schedule.requireDeletable();
        changes.remove(schedule, version, "schedule", new ScheduleDeleted(id));
    }

    /** Returns who has changed it, newest first. */
    @Allowed(resource = "schedule", action = Action.READ)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("schedule", find(id).id(), query);
    }

    private Schedule find(UUID id) {
        return schedules
                .find(id)
                .filter(schedule -> schedule.wasPublished() || seesDrafts())
                .orElseThrow(() -> DomainException.notFound("schedule", id));
    }

    /** What is still being planned is for those who plan. */
    private boolean seesDrafts() {
        return permissions.permits("schedule", Action.UPDATE);
    }
}
