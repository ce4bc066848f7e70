package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.FreezeOverride;

/**
 * Who does what when, written by hand.
 *
 * @param scheduleId never changes
 * @param date a day of the schedule; of a block, its first
 * @param slot absent: what the schedule is planned in
 * @param override why a published day may be changed although it is frozen
 * @param overrideReason why it may break a hard rule; it belongs to the change that it comes with
 */
public record SaveAssignment(
        @NotNull UUID scheduleId,
        @NotNull UUID personId,
        @NotNull LocalDate date,
        Assignment.@Nullable Slot slot,
        @NotNull UUID activityId,
        @Size(min = 1, max = 500) @Nullable String overrideReason,
        @Size(min = 1, max = 1000) @Nullable String notes,
        @Valid @Nullable OverrideFreeze override) {
    static SaveAssignment of(Assignment assignment) {
        return new SaveAssignment(
                assignment.scheduleId(),
                assignment.personId(),
                assignment.date(),
                assignment.slot(),
                assignment.activityId(),
                null,
                assignment.notes().orElse(null),
                null);
    }

    FreezeOverride.@Nullable Reason thaw() {
        return override == null ? null : override.reason();
    }

    /** Says whether it puts the same person on the same activity at the same time. */
    boolean isSameCell(SaveAssignment other) {
        return personId.equals(other.personId)
                && date.equals(other.date)
                && slot == other.slot
                && activityId.equals(other.activityId);
    }
}
