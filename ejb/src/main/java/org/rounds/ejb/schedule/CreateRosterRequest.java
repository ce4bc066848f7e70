package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.RosterRequest;

/**
 * @param activityId the activity meant; absent: any work
 * @param kind off unless said otherwise
 * @param weight penalty if it is not granted, 1 unless said otherwise
 */
public record CreateRosterRequest(
        @NotNull UUID personId,
        @NotNull LocalDate date,
        @Nullable UUID activityId,
        RosterRequest.@Nullable Kind kind,
        @Positive @Max(1_000_000) @Nullable Integer weight) {}
