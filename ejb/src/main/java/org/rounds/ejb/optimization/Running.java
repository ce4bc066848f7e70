package org.rounds.ejb.optimization;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.DraftService;
import org.rounds.persistence.optimization.SolverJobRepository;

/** A job that this node runs: one thread solves, another reports. */
final class Running {
    /** How often the best is kept for another node at most. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    /** A run for the problem as it was at a time. */
    static final class Stint {
        final Work work;
        final Planner.Run run;

        /** The same problem, as of the last look. */
        volatile DraftService.Task task;

        /** Whether it was stopped because the problem has changed. */
        volatile boolean changed;

        /** Whether the problem could not be put together any more. */
        volatile boolean deaf;

        Stint(Work work, Planner.Run run) {
            this.work = work;
            this.run = run;
            task = work.task();
        }
    }

    final SolverJobRepository.Claim claim;
    final long started = System.nanoTime();
    /** What earlier runs took. */
    volatile Duration before = Duration.ZERO;

    volatile @Nullable Stint stint;
    volatile Planner.@Nullable Solution best;
    private Planner.@Nullable Solution kept;
    private Duration keptAt = Duration.ZERO;

    /** Whether it was told to stop before its time. */
    volatile boolean stopped;

    /** What the run has come to. */
    volatile Planner.@Nullable Solution end;

    /** Whether the end could not be written, because the database was away. */
    volatile boolean unwritten;

    Running(SolverJobRepository.Claim claim) {
        this.claim = claim;
    }

    /** Returns the best so far, with what it can be at best by now; null while there is none. */
    Planner.@Nullable Solution best() {
        Planner.Solution now = best;
        Stint running = stint;
        return now == null || running == null ? now : now.with(running.run.bound());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    Stint begin(Work work, Planner planner) {
        Stint next = new Stint(work, planner.prepare(work.task().problem(), work.options(), found -> best = found));
        stint = next;
        if (stopped) {
            next.run.stop();
        }
        return next;
    }

    void stop() {
        stopped = true;
        Stint now = stint;
        if (now != null) {
            now.run.stop();
        }
    }

    /** Returns what is to be kept by now; null if that has been done, or was done a moment ago. */
    Planner.@Nullable Solution toKeep() {
        Planner.Solution now = best;
        if (now == null || now == kept || elapsed().minus(keptAt).compareTo(KEPT) < 0) {
            return null;
        }
        kept = now;
        keptAt = elapsed();
        return now;
    }
}
