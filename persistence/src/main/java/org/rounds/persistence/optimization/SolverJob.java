package org.rounds.persistence.optimization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * The run that fills a schedule; it has the schedule's id. A node holds a running job by a lease that it renews; where
 * the lease runs out the node is dead, and another takes the job up again. People may have it pause: the node lays it down,
 * and once it is to go on it waits for a node again.
 */
@Entity
@Table(name = "solver_job")
public class SolverJob extends WorkspaceEntity {
    /** A job that killed its node this often is not tried again. */
    public static final int MOST_ATTEMPTS = 3;

    /** Where a job is. */
    public enum State {
        QUEUED,
        RUNNING,
        PAUSED,
        DONE,
        FAILED,
        CANCELLED
    }

    @Enumerated(EnumType.STRING)
    State state = State.QUEUED;

    @Column(name = "time_limit_seconds")
    int timeLimitSeconds;

    @Column(name = "move_limit")
    @Nullable
    Long moveLimit;

    long seed;

    @Column(name = "change_weight")
    @Nullable
    Integer changeWeight;

    int attempts;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Column(name = "pause_requested")
    boolean pauseRequested;

    /** How many of the attempts were laid down in order. */
    int pauses;

    @Nullable
    String node;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @Nullable
    String failure;

    @Column(name = "best_hard")
    @Nullable
    Long bestHard;

    @Column(name = "best_medium")
    @Nullable
    Long bestMedium;

    @Column(name = "best_soft")
    @Nullable
    Long bestSoft;

    @Column(name = "bound_soft")
    @Nullable
    Long boundSoft;

    @Column(name = "score_calculations_per_second")
    long scoreCalculationsPerSecond;

    @Column(name = "elapsed_millis")
    long elapsedMillis;

    protected SolverJob() {}

    /**
     * @param moveLimit bound in score calculations; null for none
     * @param changeWeight what each change of the schedule's roster costs; null to plan from nothing
     */
    public SolverJob(
            UUID scheduleId,
            int timeLimitSeconds,
            @Nullable Long moveLimit,
            long seed,
            @Nullable Integer changeWeight,
            Instant createdAt) {
        super(scheduleId, createdAt);
        this.timeLimitSeconds = timeLimitSeconds;
        this.moveLimit = moveLimit;
        this.seed = seed;
        this.changeWeight = changeWeight;
    }

    /** Notes what the run has reached and that its node is alive. */
    public void progress(
            long hard, long medium, long soft, long scoreCalculationsPerSecond, Duration elapsed, Instant leaseUntil) {
        reached(hard, medium, soft);
        this.scoreCalculationsPerSecond = scoreCalculationsPerSecond;
        this.elapsedMillis = elapsed.toMillis();
        this.leaseUntil = leaseUntil;
    }

    /** Notes what the best roster is worth, of which no bound is known yet. */
    public void reached(long hard, long medium, long soft) {
        this.boundSoft = null;
        this.bestHard = hard;
        this.bestMedium = medium;
        this.bestSoft = soft;
    }

    /** Notes the soft score that no roster can exceed which keeps every hard rule; null if none is known. */
    public void bounded(@Nullable Long soft) {
        this.boundSoft = soft;
    }

    public void alive(Duration elapsed, Instant leaseUntil) {
        this.elapsedMillis = elapsed.toMillis();
        this.leaseUntil = leaseUntil;
    }

    /** Asks a running job to stop with its best; one that no node has is cancelled at once. */
    public void cancel(Instant at) {
        cancelRequested = true;
        if (state != State.RUNNING) {
            end(State.CANCELLED, at);
        }
    }

    /** Asks a running job to pause; a queued one does so at once. What is being cancelled cannot. */
    public boolean pause() {
        if (!open() || cancelRequested) {
            return false;
        }
        if (state == State.RUNNING) {
            pauseRequested = true;
        } else {
            state = State.PAUSED;
        }
        return true;
    }

    /** Lets it wait for a node again, or go on where it has not come to pause yet. What is being cancelled cannot. */
    public boolean resume() {
        if (!open() || cancelRequested) {
            return false;
        }
        pauseRequested = false;
        state = state == State.PAUSED ? State.QUEUED : state;
        return true;
    }

    /** Is laid down by its node: it pauses, unless it shall go on by now. */
    public void layDown() {
        state = pauseRequested ? State.PAUSED : State.QUEUED;
        pauseRequested = false;
        pauses++;
        leaseUntil = null;
    }

    /** Lets it be taken up again as if it had never been: what it was planned with is there no more. */
    public void again(Instant at) {
        attempts = 0;
        pauses = 0;
        leaseUntil = at;
    }

    public void done(Instant at) {
        end(State.DONE, at);
    }

    public void cancelled(Instant at) {
        end(State.CANCELLED, at);
    }

    /** @param reason for an operator and the scheduler alike: no names, no stack traces */
    public void failed(String reason, Instant at) {
        failure = reason;
        end(State.FAILED, at);
    }

    private void end(State end, Instant at) {
        state = end;
        pauseRequested = false;
        leaseUntil = null;
        finishedAt = at;
    }

    public boolean open() {
        return state == State.QUEUED || state == State.RUNNING || state == State.PAUSED;
    }

    /** Says whether its node may go on with it. */
    public boolean wanted() {
        return !cancelRequested && !pauseRequested;
    }

    /** Says whether it has killed its node too often. */
    public boolean givenUp() {
        return attempts - pauses > MOST_ATTEMPTS;
    }

    public boolean heldBy(String node, int attempt) {
        return state == State.RUNNING && node.equals(this.node) && attempts == attempt;
    }

    public State state() {
        return state;
    }

    public int timeLimitSeconds() {
        return timeLimitSeconds;
    }

    public @Nullable Long moveLimit() {
        return moveLimit;
    }

    public long seed() {
        return seed;
    }

    public @Nullable Integer changeWeight() {
        return changeWeight;
    }

    public int attempts() {
        return attempts;
    }

    public boolean cancelRequested() {
        return cancelRequested;
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** Returns the best score's levels, hard, medium and soft, once there is one. */
    public Optional<long[]> best() {
        return bestHard == null || bestMedium == null || bestSoft == null
                ? Optional.empty()
                : Optional.of(new long[] {bestHard, bestMedium, bestSoft});
    }

    /** Returns the soft score that no roster can exceed which keeps every hard rule, once one is known. */
    public Optional<Long> boundSoft() {
        return Optional.ofNullable(boundSoft);
    }

    public long scoreCalculationsPerSecond() {
        return scoreCalculationsPerSecond;
    }

    public Duration elapsed() {
        return Duration.ofMillis(elapsedMillis);
    }
}
