package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * How long to search.
 *
 * @param timeLimitSeconds 1 to 3600, 60 unless said otherwise
 * @param moveLimit bound in score calculations; with the same seed the same roster
 * @param seed 0 unless said otherwise
 */
public record PlanScenario(
        @Min(1) @Max(3600) @Nullable Integer timeLimitSeconds,
        @Positive @Nullable Long moveLimit,
        @Nullable Long seed) {}
