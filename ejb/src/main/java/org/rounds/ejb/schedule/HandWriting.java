package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.ejb.shared.Changes;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.AssignmentRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/**
 * What holds for every cell that is written by hand. The schedule's row has to be locked. Called by its services only.
 */
@Dependent
class HandWriting {
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
    Changes changes;

    @Inject
    Clock clock;

    /**
     * Hands assignments over, takes them away and gives new ones, one after the other, and judges what comes of all of them
     * together.
     */
    RepairedView handOver(Schedule schedule, ApplyRepair command) {
        schedule.requireChangeable();
        command.changes().forEach(ApplyRepair.HandOver::requireClear);
        RosterProblem problem = judge.problem(schedule).problem();
        List<Written> changed = command.changes().stream()
                .map(change -> change.assignmentId() == null
                        ? written(schedule, problem, change.work(schedule.id(), command))
                        : new Written(assigned(schedule, change.assignmentId()), null))
                .toList();
        if (changed.stream().map(Written::assignment).distinct().count() < changed.size()) {
            throw DomainException.invalid("changes", "name an assignment twice");
        }
        List<AssignmentView> views = new ArrayList<>();
        UUID first = changed.get(0).assignment().id();
        List<ViolationView> worse = revision.of(schedule, first, command.overrideReason(), () -> {
            for (int i = 0; i < changed.size(); i++) {
                views.addAll(change(
                        schedule,
                        problem,
                        changed.get(i),
                        command.changes().get(i).personId(),
                        command));
            }
        });
        return new RepairedView(views, worse);
    }

    /** An assignment to be written. @param asked what is asked for; null for one that is there already */
    private record Written(Assignment assignment, @Nullable SaveAssignment asked) {}

    private Written written(Schedule schedule, RosterProblem problem, SaveAssignment command) {
        Activity activity = requireMeaning(schedule, problem, command);
        return new Written(draw(schedule, command, activity, place(schedule, problem, command, activity)), command);
    }

    /** Makes one of the changes. @param to who has the assignment from now on; null for nobody */
    private List<AssignmentView> change(
            Schedule schedule, RosterProblem problem, Written change, @Nullable UUID to, ApplyRepair command) {
        Assignment assignment = change.assignment();
        SaveAssignment asked = change.asked();
        if (asked != null) {
            Activity activity = requireMeaning(schedule, problem, asked);
            store(schedule, assignment, asked, activity, place(schedule, problem, asked, activity));
            return List.of(AssignmentView.of(assignment));
        }
        requireNotTakenOver(schedule, assignment);
        if (to == null) {
            freeze.requireThawed(assignment, command.thaw());
            remove(assignment, null);
            return List.of();
        }
        return List.of(give(schedule, problem, assignment, to, command));
    }

    /** Returns a new assignment, which is not stored yet. */
    Assignment draw(Schedule schedule, SaveAssignment command, Activity activity, Assignment.Place place) {
        Assignment assignment =
                new Assignment(Ids.next(), schedule, command.personId(), activity.id(), place, clock.instant());
        if (schedule.wasPublished()) {
            assignment.enforce();
        }
        return assignment;
    }

    /** Stores a new assignment, with its duty. */
    void store(
            Schedule schedule,
            Assignment assignment,
            SaveAssignment command,
            Activity activity,
            Assignment.Place place) {
        write(assignment, schedule, command, activity, place);
        changes.store(
                assignment, "assignment", new AssignmentCreated(assignment.id(), schedule.id(), assignment.personId()));
        assignments.layDuty(assignment.id());
    }

    private Assignment assigned(Schedule schedule, UUID id) {
        return assignments
                .find(id)
                .filter(a -> a.scheduleId().equals(schedule.id()))
                .orElseThrow(() -> DomainException.invalid("changes", "name no assignment of the schedule: " + id));
    }

    private AssignmentView give(
            Schedule schedule, RosterProblem problem, Assignment assignment, UUID to, ApplyRepair command) {
        var asked = new SaveAssignment(
                schedule.id(),
                to,
                assignment.date(),
                assignment.slot(),
                assignment.activityId(),
                command.overrideReason(),
                assignment.notes().orElse(null),
                command.override());
        Activity activity = requireMeaning(schedule, problem, asked);
        Assignment.Place place = place(schedule, problem, asked, activity);
        return changes.change(
                assignment,
                null,
                "assignment",
                new AssignmentUpdated(assignment.id(), schedule.id(), assignment.personId()),
                AssignmentView::of,
                () -> rewrite(schedule, assignment, asked, activity, place));
    }

    /** Writes something else over a stored assignment; its duty follows. */
    void rewrite(
            Schedule schedule,
            Assignment assignment,
            SaveAssignment command,
            Activity activity,
            Assignment.Place place) {
        assignments.withdrawDuty(assignment.id());
        write(assignment, schedule, command, activity, place);
        assignments.entityManager().flush();
        assignments.layDuty(assignment.id());
    }

    /** Takes a stored assignment away, with its duty. @param version as the caller has seen it; null if not said */
    void remove(Assignment assignment, @Nullable Long version) {
        assignments.withdrawDuty(assignment.id());
        changes.remove(
                assignment,
                version,
                "assignment",
                new AssignmentDeleted(assignment.id(), assignment.scheduleId(), assignment.personId()));
    }

    static void tell(Assignment assignment, SaveAssignment command) {
        assignment.note(command.notes());
        if (command.overrideReason() != null) {
            assignment.override(command.overrideReason());
        }
    }

    /** Makes the assignment what is asked for. @throws DomainException conflict, if the person has something there */
    void write(
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
    void requireNotTakenOver(Schedule schedule, Assignment assignment) {
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
    Activity requireMeaning(Schedule schedule, RosterProblem problem, SaveAssignment command) {
        requireRow(schedule, problem, command.personId(), command.date());
        if (problem.activities().stream().noneMatch(a -> a.id().equals(command.activityId()))) {
            throw DomainException.invalid("activity_id", "names no activity that the schedule is planned with");
        }
        return activities.all(List.of(command.activityId())).get(0);
    }

    /** @throws DomainException invalid, naming the field, unless the schedule has a row of the person and the day */
    void requireRow(Schedule schedule, RosterProblem problem, UUID person, LocalDate date) {
        if (!people.named(person).active()) {
            throw DomainException.invalid("person_id", "names somebody who is not active");
        }
        if (problem.people().stream().noneMatch(p -> p.id().equals(person))) {
            throw DomainException.invalid("person_id", "names somebody who is not planned in this schedule");
        }
        Horizons.requireDay(schedule, date, "date");
    }

    /** Returns where it lies in time: a period of the schedule, of half-days the one in which the activity starts. */
    static Assignment.Place place(Schedule schedule, RosterProblem problem, SaveAssignment command, Activity activity) {
        Horizons.requirePeriod(schedule, problem, command.date(), command.slot(), activity.startTime());
        return Horizons.place(schedule, problem, command.date(), activity);
    }
}
