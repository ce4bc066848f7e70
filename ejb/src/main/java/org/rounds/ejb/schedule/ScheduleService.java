package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.JobService;
import org.rounds.ejb.optimization.JobView;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.ejb.shared.Rows;
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

    private static final Rows<ConflictView> ROWS = new Rows<>(
            Map.of(
                    "kind", ConflictView::kind,
                    "severity", ConflictView::severity,
                    "rule", ConflictView::rule,
                    "person_id", ConflictView::personId,
                    "activity_id", ConflictView::activityId,
                    "acknowledged", ConflictView::acknowledged,
                    "start_date", ConflictView::startDate,
                    "end_date", ConflictView::endDate),
            ConflictView::text,
            ConflictView::startDate,
            ConflictView::endDate);

    @Inject
    ScheduleRepository schedules;

    @Inject
    Conflicts conflicts;

    @Inject
    ProblemService problems;

    @Inject
    Judge judge;

    @Inject
    BlockPlanService blocks;

    @Inject
    Drafts drafts;

    @Inject
    JobService jobs;

    @Inject
    PersonService people;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    VisibleSchedules visible;

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
        Asked asked = asked(command);
        Schedule schedule = asked.schedule();
        if (schedule.granularity() == Schedule.Granularity.BLOCK) {
            blocks.hold();
        }
        ConfigurationView.of(problems.of(schedule, asked.people())).requireValid();
        List<UUID> ids = asked.people().stream().map(Person::id).toList();
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

    /** Says what is wrong with a schedule before it is generated; stores nothing. */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public ConfigurationView validateConfig(GenerateSchedule command) {
        return ConfigurationView.of(problem(command));
    }

    /** Returns what would be planned; stores nothing. */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public RosterProblem problem(GenerateSchedule command) {
        Asked asked = asked(command);
        return problems.of(asked.schedule(), asked.people());
    }

    /** Returns what a stored schedule answers, from today's data. */
    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public RosterProblem problem(UUID id) {
        return judge.problem(visible.find(id)).problem();
    }

    /** A schedule that nothing stores yet, and whom it is for. */
    private record Asked(Schedule schedule, List<Person> people) {}

    private Asked asked(GenerateSchedule command) {
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
        drafts.name(schedule, command.withDrafts());
        return new Asked(schedule, planned);
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

    @Allowed(resource = "schedule", action = Action.READ)
    public ScheduleView get(UUID id) {
        return view(visible.find(id));
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(
                schedule,
                jobs.of(List.of(schedule.id())).get(schedule.id()),
                new ScheduleView.InForce(schedules.inForce(schedule.id()), schedules.size(schedule.id())));
    }

    @Allowed(resource = "schedule", action = Action.LIST)
    public Listing.Result<ScheduleView> list(Listing.Query query) {
        var result = schedules.list(visible.showsDrafts() ? query : query.only("status", Schedule.PUBLISHED));
        Map<UUID, JobView> views =
                jobs.of(result.rows().stream().map(Schedule::id).toList());
        return result.map(s -> ScheduleView.of(s, views.get(s.id()), null));
    }

    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public Listing.Result<AssignmentView> assignments(UUID id, Listing.Query query) {
        return schedules.listAssignments(visible.find(id).id(), query).map(AssignmentView::of);
    }

    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public GridView grid(UUID id) {
        return judge.grid(visible.find(id));
    }

    /** Judges a stored schedule by today's data. */
    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public ValidationView validation(UUID id) {
        return judge.validation(visible.find(id));
    }

    /** What is wrong with a schedule, in the words of schedulers. Residents see what is about themselves. */
    @Allowed(resource = "conflict", action = Action.LIST, own = true)
    public Listing.Result<ConflictView> conflicts(UUID id, Listing.Query query) {
        return ROWS.page(conflicts.of(visible.find(id)), Access.ownOnly(query));
    }

    /** Stops the solver: a schedule without a roster yet is cancelled, any other keeps its best as a draft. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView cancel(UUID id) {
        return told(id, jobs.cancel(id));
    }

    /** Has the solver lay the schedule down; its people stay reserved. Twice is as good as once. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView pause(UUID id) {
        return told(id, jobs.pause(id));
    }

    /** Has the solver go on where it was. Twice is as good as once. */
    @Allowed(resource = "schedule", action = Action.EXECUTE)
    public ScheduleView resume(UUID id) {
        return told(id, jobs.resume(id));
    }

    private ScheduleView told(UUID id, boolean taken) {
        Schedule schedule = visible.find(id);
        if (!taken) {
            throw DomainException.conflict(
                    "INVALID_STATE_TRANSITION",
                    "The solver is not at work on this schedule",
                    Map.of("status", schedule.status()));
        }
        return view(schedule);
    }

    /** Gives another name; in whatever state it is. */
    @Allowed(resource = "schedule", action = Action.UPDATE)
    public ScheduleView rename(UUID id, long version, Patch<RenameSchedule> patch) {
        Schedule schedule = visible.find(id);
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
        Schedule schedule = visible.lock(id); // nobody branches off it meanwhile
        Changes.requireVersion(schedule, version);
        schedule.requireDeletable();
        changes.remove(schedule, version, "schedule", new ScheduleDeleted(id));
    }

    /** Returns who has changed it, newest first. */
    @Allowed(resource = "schedule", action = Action.READ)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("schedule", visible.find(id).id(), query);
    }
}
