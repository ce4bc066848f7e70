package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Layer;

/**
 * What a person does in a period, with the instants it really takes.
 *
 * @param endDate the date itself, unless the slot is a block
 * @param pinned whether a person wrote it, so that the planner leaves it as it is
 * @param workedMinutes minutes really worked of a call taken at home; null where none are told
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
        long version)
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
                assignment.version());
    }
}
