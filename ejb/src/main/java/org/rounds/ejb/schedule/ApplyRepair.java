package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.FreezeOverride;
import org.rounds.persistence.shared.DomainException;

/**
 * Assignments that change hands, end or begin, all of them or none.
 *
 * @param changes in this order: nobody may have two things at once in between
 * @param overrideReason why they may break hard rules
 * @param override why published days may be changed although they are frozen
 */
public record ApplyRepair(
        @NotEmpty @Size(max = 100) List<@NotNull @Valid HandOver> changes,
        @Size(min = 1, max = 500) @Nullable String overrideReason,
        @Valid @Nullable OverrideFreeze override) {
    FreezeOverride.@Nullable Reason thaw() {
        return override == null ? null : override.reason();
    }

    /**
     * One change.
     *
     * @param assignmentId absent: somebody who is off gets new work, {@code activityId} on {@code date}
     * @param personId who has it from now on; nobody, if absent: it is taken away
     * @param activityId of new work only
     * @param date of new work only
     * @param slot of new work only; absent: the activity's
     */
    public record HandOver(
            @Nullable UUID assignmentId,
            @Nullable UUID personId,
            @Nullable UUID activityId,
            @Nullable LocalDate date,
            Assignment.@Nullable Slot slot) {

        /** @throws DomainException invalid, unless it is either of something that is there, or of new work */
        void requireClear() {
            boolean clear = assignmentId == null
                    ? personId != null && activityId != null && date != null
                    : activityId == null && date == null && slot == null;
            if (!clear) {
                throw DomainException.invalid(
                        "changes", "name either assignment_id, or person_id, activity_id and date");
            }
        }

        /** Returns the new work as it is written by hand. */
        SaveAssignment work(UUID schedule, ApplyRepair command) {
            return new SaveAssignment(
                    schedule,
                    Objects.requireNonNull(personId),
                    Objects.requireNonNull(date),
                    slot,
                    Objects.requireNonNull(activityId),
                    command.overrideReason(),
                    null,
                    command.override());
        }
    }
}
