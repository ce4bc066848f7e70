package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Assignment.Slot;
import org.rounds.persistence.schedule.AssignmentRepository;
import org.rounds.persistence.schedule.FreezeOverride;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/**
 * Rosters written by hand, cell by cell. Whoever changes a roster has its schedule locked: others wait, and then see what
 * has become of it.
 */
@Stateless
public class AssignmentService {
    @Inject
    AssignmentRepository assignments;

    @Inject
    ScheduleRepository schedules;

    @Inject
    Revision revision;

    @Inject
    Freeze freeze;

    @Inject
    PersonService people;

    @Inject
    ActivityService activities;

    @Inject
    Judge judge;

    @Inject
    VisibleSchedules visible;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Gives a person something to do where there is nothing yet. In a published
     * schedule it is in force at once.
     *
     * @throws DomainException rule {@code RULE_VIOLATION} with the list, if hard rules are newly broken without reason;
     *     conflict, if the person has something there
     */
    @Allowed(resource = "assignment", action = Action.CREATE)
    public AssignmentView create(SaveAssignment command) {
        Schedule schedule = schedules
                .lock(command.scheduleId())
                .orElseThrow(() -> DomainException.invalid("schedule_id", "names no schedule"));
        schedule.requireChangeable();
        RosterProblem problem = judge.problem(schedule).problem();
        Activity activity = requireMeaning(schedule, problem, command);
        Assignment.Place place = place(schedule, problem, command, activity);
        Assignment assignment =
                new Assignment(Ids.next(), schedule, command.personId(), activity.id(), place, clock.instant());
        if (schedule.wasPublished()) {
            assignment.enforce();
        }
        List<ViolationView> worse = revision.of(schedule, assignment.id(), command.overrideReason(), () -> {
            write(assignment, schedule, command, activity, place);
            changes.store(
                    assignment,
                    "assignment",
                    new AssignmentCreated(assignment.id(), schedule.id(), assignment.personId()));
            assignments.layDuty(assignment.id());
        });
        return AssignmentView.of(assignment).with(worse);
    }

    /** As {@link #create}; an assignment of the planner's becomes one by hand. */
    @Allowed(resource = "assignment", action = Action.UPDATE)
    public AssignmentView change(UUID id, long version, Patch<SaveAssignment> patch) {
        Schedule schedule = scheduleOf(id);
        Assignment assignment = existing(id);
        List<ViolationView> worse = new ArrayList<>();
        AssignmentView view = changes.change(
                assignment,
                version,
                "assignment",
                new AssignmentUpdated(id, schedule.id(), assignment.personId()),
                AssignmentView::of,
                () -> worse.addAll(rewrite(schedule, assignment, patch.onto(SaveAssignment.of(assignment)))));
        return view.with(worse);
    }

    private List<ViolationView> rewrite(Schedule schedule, Assignment assignment, SaveAssignment command) {
        if (!command.scheduleId().equals(schedule.id())) {
            throw DomainException.invalid("schedule_id", "never changes");
        }
        if (command.isSameCell(SaveAssignment.of(assignment))) {
            tell(assignment, command);
            return List.of();
        }
        schedule.requireChangeable();
        requireNotTakenOver(schedule, assignment);
        freeze.requireThawed(assignment, command.thaw());
        RosterProblem problem = judge.problem(schedule).problem();
        Activity activity = requireMeaning(schedule, problem, command);
        Assignment.Place place = place(schedule, problem, command, activity);
        return revision.of(schedule, assignment.id(), command.overrideReason(), () -> {
            assignments.withdrawDuty(assignment.id());
            write(assignment, schedule, command, activity, place);
            assignments.entityManager().flush();
            assignments.layDuty(assignment.id());
        });
    }

    private static void tell(Assignment assignment, SaveAssignment command) {
        assignment.note(command.notes());
        if (command.overrideReason() != null) {
            assignment.override(command.overrideReason());
        }
    }

    private void write(
            Assignment assignment,
            Schedule schedule,
            SaveAssignment command,
            Activity activity,
            Assignment.Place place) {
        List<Assignment> stored = schedules.assignments(schedule.id());
        assignment.rewrite(command.personId(), activity.id(), place);
        tell(assignment, command);
        requireFree(stored, assignment);
        if (assignment.inForce()) {
            requireNotTakenOver(schedule, assignment);
            freeze.requireThawed(assignment, command.thaw());
            if (activity.presence() == Activity.Presence.ON_SITE) {
                requireElsewhereFree(assignment);
            }
        }
    }

    private static void requireFree(List<Assignment> stored, Assignment assignment) {
        stored.stream()
                .filter(a -> !a.equals(assignment) && a.clashes(assignment))
                .findFirst()
                .ifPresent(a -> {
                    throw DomainException.conflict(
                            "CONFLICT",
                            "The person has something to do there; change that",
                            Map.of("assignment_id", a.id()));
                });
    }

    /** A day belongs to the schedule that was published last for it. */
    private void requireNotTakenOver(Schedule schedule, Assignment assignment) {
        List<UUID> owners = schedule.wasPublished() ? assignments.takenOverBy(assignment) : List.of();
        if (!owners.isEmpty()) {
            throw DomainException.conflict(
                    "SUPERSEDED",
                    "Another schedule has taken over this person's day; change it there",
                    Map.of("schedule_ids", owners));
        }
    }

    /** Nobody is at two places at once, for whatever reason. */
    private void requireElsewhereFree(Assignment assignment) {
        List<UUID> others = assignments.onDutyMeanwhile(assignment);
        if (!others.isEmpty()) {
            throw DomainException.conflict(
                    "ON_SITE_OVERLAP",
                    "The person is on duty elsewhere at that time",
                    Map.of("assignment_ids", others));
        }
    }

    /** Returns the activity. @throws DomainException invalid, naming the field that the schedule cannot have */
    private Activity requireMeaning(Schedule schedule, RosterProblem problem, SaveAssignment command) {
        if (!people.named(command.personId()).active()) {
            throw DomainException.invalid("person_id", "names somebody who is not active");
        }
        if (problem.people().stream().noneMatch(p -> p.id().equals(command.personId()))) {
            throw DomainException.invalid("person_id", "names somebody who is not planned in this schedule");
        }
        if (command.date().isBefore(schedule.startDate()) || command.date().isAfter(schedule.endDate())) {
            throw DomainException.invalid("date", "is not a day of the schedule");
        }
        if (problem.activities().stream().noneMatch(a -> a.id().equals(command.activityId()))) {
            throw DomainException.invalid("activity_id", "names no activity that the schedule is planned with");
        }
        return activities.all(List.of(command.activityId())).get(0);
    }

    /** Returns where it lies in time: a period of the schedule, of half-days the one in which the activity starts. */
    private static Assignment.Place place(
            Schedule schedule, RosterProblem problem, SaveAssignment command, Activity activity) {
        LocalDate day = command.date();
        Horizon horizon = problem.horizon();
        int period = horizon.period(day, activity.startTime());
        Slot slot = Horizons.slot(schedule, period);
        if (command.slot() != null && command.slot() != slot) {
            throw DomainException.invalid("slot", "is " + slot.name().toLowerCase(Locale.ROOT) + " for this activity");
        }
        if (!horizon.date(period).equals(day)) {
            throw DomainException.invalid("date", "is not the first day of a block");
        }
        return Horizons.place(schedule, problem, day, activity);
    }

    /**
     * Takes an assignment away: the person is off there.
     *
     * @param version the version that the caller has seen; null if not said
     * @param reason why it may break hard rules, such as a minimum; null if it may not
     * @param thaw why it may be done although the day is frozen; null if nothing is said
     */
    @Allowed(resource = "assignment", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version, @Nullable String reason, FreezeOverride.@Nullable Reason thaw) {
        Schedule schedule = scheduleOf(id);
        Assignment assignment = existing(id);
        Changes.requireVersion(assignment, version);
        schedule.requireChangeable();
        requireNotTakenOver(schedule, assignment);
        freeze.requireThawed(assignment, thaw);
        revision.of(schedule, id, reason, () -> {
            assignments.withdrawDuty(id);
            changes.remove(
                    assignment, version, "assignment", new AssignmentDeleted(id, schedule.id(), assignment.personId()));
        });
    }

    /** Locks the schedule before the assignment is read: what was read before may have changed while waiting. */
    private Schedule scheduleOf(UUID id) {
        return assignments.scheduleOf(id).stream()
                .findFirst()
                .flatMap(schedules::lock)
                .orElseThrow(() -> DomainException.notFound("assignment", id));
    }

    private Assignment existing(UUID id) {
        return assignments.find(id).orElseThrow(() -> DomainException.notFound("assignment", id));
    }

    @Allowed(resource = "assignment", action = Action.READ, personal = true)
    public AssignmentView get(UUID id) {
        return assignments
                .find(id)
                .filter(assignment -> visible.showsDrafts()
                        || schedules
                                .find(assignment.scheduleId())
                                .filter(Schedule::wasPublished)
                                .isPresent())
                .map(AssignmentView::of)
                .orElseThrow(() -> DomainException.notFound("assignment", id));
    }

    @Allowed(resource = "assignment", action = Action.LIST, personal = true)
    public Listing.Result<AssignmentView> list(Listing.Query query) {
        return assignments
                .list(visible.showsDrafts() ? query : query.only("status", Schedule.PUBLISHED))
                .map(AssignmentView::of);
    }
}
