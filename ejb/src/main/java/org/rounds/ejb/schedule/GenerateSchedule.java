package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;

/**
 * Whom to plan, for which days (inclusive, at most 400), and how long to search.
 *
 * @param teamId the team whose activities and coverage count; absent: the one team that the persons share
 * @param personIds whom to plan; absent: the team's members in the period
 * @param layer work unless said otherwise
 * @param granularity block for rotations, day for call, day or half_day for work; day (or block) unless said otherwise
 * @param timeLimitSeconds 1 to 3600, 60 unless said otherwise
 * @param moveLimit bound in score calculations; with the same seed the same roster
 * @param seed 0 unless said otherwise
 * @param withDrafts drafts (or published schedules) of other layers to plan around as if they were in force
 */
public record GenerateSchedule(
        @NotBlank @Size(max = 255) String name,
        @Nullable UUID teamId,
        @Size(min = 1, max = 2000) @Nullable Set<@NotNull UUID> personIds,
        @Nullable Layer layer,
        @NotNull LocalDate startDate,
        @NotNull LocalDate endDate,
        Schedule.@Nullable Granularity granularity,
        @Min(1) @Max(3600) @Nullable Integer timeLimitSeconds,
        @Positive @Nullable Long moveLimit,
        @Nullable Long seed,
        @Size(max = 5) @Nullable Set<@NotNull UUID> withDrafts) {
    @Override
    public Set<@NotNull UUID> withDrafts() {
        return withDrafts == null ? Set.of() : withDrafts;
    }
}
