package org.rounds.ejb.schedule;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment;

/**
 * What one cell of a schedule that is being planned is to be.
 *
 * @param date a day of the schedule; of a block, its first
 * @param slot absent: that of the activity; needed where half a day is pinned off
 * @param activityId null: the person is off there
 */
public record PinCell(
        @NotNull UUID personId, @NotNull LocalDate date, Assignment.@Nullable Slot slot, @Nullable UUID activityId) {}
