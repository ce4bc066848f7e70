package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.notification.Notices;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.persistence.notification.Notification;
import org.rounds.persistence.schedule.Acknowledgement;
import org.rounds.persistence.schedule.AcknowledgementRepository;
import org.rounds.persistence.schedule.AssignmentRepository;
import org.rounds.persistence.schedule.CellKey;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/**
 * A change by hand of a stored roster, judged before and after by the same rules as ever. The schedule's row has to be
 * locked, so that nobody else changes the roster meanwhile. Called by its services only.
 */
@Dependent
class Revision {
    @Inject
    Judge judge;

    @Inject
    AssignmentRepository assignments;

    @Inject
    AcknowledgementRepository acknowledgements;

    @Inject
    FairnessService fairness;

    @Inject
    Notices notices;

    @Inject
    ScheduleRepository schedules;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes the change and brings the schedule's worth up to date.
     *
     * @param assignmentId what is changed
     * @param reason why it may break hard rules; null if it may not
     * @return what it makes worse
     * @throws DomainException rule {@code RULE_VIOLATION} with the list, if hard rules are newly broken without reason
     */
    List<ViolationView> of(Schedule schedule, UUID assignmentId, @Nullable String reason, Runnable change) {
        ValidationView before = judge.validation(schedule);
        Map<CellKey, UUID> was = schedule.wasPublished() ? cells(schedule) : Map.of();
        change.run();
        ValidationView after = judge.revised(schedule);
        List<ViolationView> worse = Worsening.of(before.violations(), after.violations());
        List<ViolationView> hard = worse.stream().filter(ViolationView::isHard).toList();
        if (reason == null) {
            Judge.requireNone(hard, "Without override_reason this breaks");
        } else if (!hard.isEmpty()) {
            hard.forEach(v -> acknowledge(schedule, v.broken(), reason));
            audit.record("override", "assignment", assignmentId);
        }
        schedule.rejudged(Judge.worth(after));
        assignments.touch(schedule);
        if (schedule.wasPublished()) {
            fairness.post(List.of(schedule.id()));
            notices.tell(Notification.Type.ASSIGNMENT_CHANGED, schedule, RosterChange.days(was, cells(schedule)));
        }
        return worse;
    }

    private Map<CellKey, UUID> cells(Schedule schedule) {
        return schedules.cells(schedule.id()).stream()
                .collect(Collectors.toMap(CellKey::of, ScheduleRepository.Cell::activityId));
    }

    /** Stores that the caller accepts the violation. */
    void acknowledge(Schedule schedule, Acknowledgement.Break broken, String reason) {
        acknowledgements
                .entityManager()
                .persist(new Acknowledgement(
                        Ids.next(), schedule.id(), broken, reason, Caller.currentUser(), clock.instant()));
    }
}
