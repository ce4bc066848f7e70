package org.rounds.ejb.optimization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.optimization.SolverJob;

/**
 * The solver's run for a schedule.
 *
 * @param changeWeight what each change of the roster costs that there was; null where there was none
 * @param failure why it failed; null unless it did
 */
public record JobView(
        SolverJob.State state,
        int attempts,
        int timeLimitSeconds,
        @Nullable Long moveLimit,
        long seed,
        @Nullable Integer changeWeight,
        @Nullable String failure,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonIgnore Progress progress) {

    /**
     * How far a run is; it is written once a second.
     *
     * @param bestScore while it runs, with what the changes cost; then what the roster is worth by itself
     * @param scoreBound what no roster can exceed that keeps every hard rule: the best score has reached it where nothing is
     *     better; null unless known
     */
    public record Progress(
            double elapsedSeconds,
            @Nullable ScoreView bestScore,
            @Nullable ScoreView scoreBound,
            long scoreCalculationsPerSecond) {}

    static JobView of(SolverJob job) {
        return new JobView(
                job.state(),
                job.attempts(),
                job.timeLimitSeconds(),
                job.moveLimit(),
                job.seed(),
                job.changeWeight(),
                job.failure().orElse(null),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                new Progress(
                        job.elapsed().toMillis() / 1000.0,
                        job.best().map(b -> new ScoreView(b[0], b[1], b[2])).orElse(null),
                        job.boundSoft().map(soft -> new ScoreView(0, 0, soft)).orElse(null),
                        job.scoreCalculationsPerSecond()));
    }
}
