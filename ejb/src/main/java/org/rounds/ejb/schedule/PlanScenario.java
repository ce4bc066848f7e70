package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * How long to search, and how much there has to be in a change.
 *
 * @param timeLimitSeconds 1 to 3600, 60 unless said otherwise
 * @param moveLimit bound in score calculations; with the same seed the same roster
 * @param seed 0 unless said otherwise
 * @param changeWeight soft penalty for each cell that is other than in the scenario's roster: 5 unless said otherwise, 0 to
 *     plan freely
 */
public record PlanScenario(
        @Min(1) @Max(3600) @Nullable Integer timeLimitSeconds,
        @Positive @Nullable Long moveLimit,
        @Nullable Long seed,
        @Min(0) @Max(1_000_000) @Nullable Integer changeWeight) {
    private static final int USUAL = 5;

    @Override
    public Integer changeWeight() {
        return changeWeight == null ? USUAL : changeWeight;
    }
}
