package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Layer;

/**
 * What a person does in a period, with the instants it really takes.
 *
 * @param endDate the date itself, unless the slot is a block
 * @param pinned whether a person wrote it, and not the planner
 * @param overrideReason why it stands although it breaks a hard rule
 * @param workedMinutes minutes really worked of a call taken at home; null where none are told
 * @param violations what a change has made worse; in the answer to the change only, else null
 */
public record AssignmentView(
        UUID id,
        UUID scheduleId,
        UUID personId,
        Layer layer,
        LocalDate date,
        LocalDate endDate,
        Assignment.Slot slot,
        UUID activityId,
        Instant startsAt,
        Instant endsAt,
        boolean pinned,
        @Nullable String overrideReason,
        @Nullable String notes,
        @Nullable Integer workedMinutes,
        boolean inForce,
        Instant createdAt,
        long version,
        @Nullable List<ValidationView.ViolationView> violations)
        implements Versioned {
    static AssignmentView of(Assignment assignment) {
        return new AssignmentView(
                assignment.id(),
                assignment.scheduleId(),
                assignment.personId(),
                assignment.layer(),
                assignment.date(),
                assignment.endDate(),
                assignment.slot(),
                assignment.activityId(),
                assignment.startsAt(),
                assignment.endsAt(),
                assignment.pinned(),
                assignment.overrideReason().orElse(null),
                assignment.notes().orElse(null),
                assignment.workedMinutes().isPresent()
                        ? Integer.valueOf(assignment.workedMinutes().getAsInt())
                        : null,
                assignment.inForce(),
                assignment.createdAt(),
                assignment.version(),
                null);
    }

    /** The same, telling what the change that led to it has made worse. */
    AssignmentView with(List<ValidationView.ViolationView> violations) {
        return new AssignmentView(
                id,
                scheduleId,
                personId,
                layer,
                date,
                endDate,
                slot,
                activityId,
                startsAt,
                endsAt,
                pinned,
                overrideReason,
                notes,
                workedMinutes,
                inForce,
                createdAt,
                version,
                violations);
    }
}
