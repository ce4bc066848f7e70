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
public record SaveRosterRequest(
        @NotNull UUID personId,
        @NotNull LocalDate date,
        @Nullable UUID activityId,
        RosterRequest.@Nullable Kind kind,
        @Positive @Max(1_000_000) @Nullable Integer weight) {
    static SaveRosterRequest of(RosterRequest request) {
        return new SaveRosterRequest(
                request.personId(), request.date(), request.activityId(), request.kind(), request.weight());
    }

    @Override
    public RosterRequest.Kind kind() {
        return kind == null ? RosterRequest.Kind.OFF : kind;
    }

    @Override
    public Integer weight() {
        return weight == null ? 1 : weight;
    }
}
