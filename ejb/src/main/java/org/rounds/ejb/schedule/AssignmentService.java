package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.AssignmentRepository;
import org.rounds.persistence.schedule.FreezeOverride;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
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
    HandWriting writing;

    @Inject
    Judge judge;

    @Inject
    VisibleSchedules visible;

    @Inject
    Changes changes;

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
        Activity activity = writing.requireMeaning(schedule, problem, command);
        Assignment.Place place = HandWriting.place(schedule, problem, command, activity);
        Assignment assignment = writing.draw(schedule, command, activity, place);
        List<ViolationView> worse = revision.of(
                schedule,
                assignment.id(),
                command.overrideReason(),
                () -> writing.store(schedule, assignment, command, activity, place));
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
            HandWriting.tell(assignment, command);
            return List.of();
        }
        schedule.requireChangeable();
        writing.requireNotTakenOver(schedule, assignment);
        if (!command.date().equals(assignment.date())) { // the day that it comes to is asked for when it is written
            freeze.requireThawed(assignment, command.thaw());
        }
        RosterProblem problem = judge.problem(schedule).problem();
        Activity activity = writing.requireMeaning(schedule, problem, command);
        Assignment.Place place = HandWriting.place(schedule, problem, command, activity);
        return revision.of(
                schedule,
                assignment.id(),
                command.overrideReason(),
                () -> writing.rewrite(schedule, assignment, command, activity, place));
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
        writing.requireNotTakenOver(schedule, assignment);
        freeze.requireThawed(assignment, thaw);
        revision.of(schedule, id, reason, () -> writing.remove(assignment, version));
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
