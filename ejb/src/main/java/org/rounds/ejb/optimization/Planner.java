package org.rounds.ejb.optimization;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The port to the solver: the rest of the application knows nothing of OptaPlanner. */
public interface Planner {

    /**
     * Prepares a run. Nothing is computed before {@link Run#call()}, which the caller does on a thread of its own
     * choosing.
     */
    Run prepare(RosterProblem problem, Options options, Listener listener);

    /** One search for a better roster. */
    interface Run {
        /** Searches on the calling thread until the time or move limit, or until {@link #stop()}; returns the best. */
        Solution call();

        /** Asks a running search to end within a second with the best so far; from any thread, any number of times. */
        void stop();

        /**
         * Returns the score that no roster can exceed which keeps every hard rule; null while none is known. From any
         * thread. A search ends once its roster has it.
         */
        @Nullable
        Score bound();
    }

    /**
     * How to search.
     *
     * @param timeLimit wall-clock bound
     * @param moveLimit bound in score calculations, with which one thread and one seed always give the same roster; null
     *     for none
     * @param threads how many threads may search, at least 1
     * @param threadFactory where threads beyond the caller's come from; null for plain ones
     * @param start what to go on from; null to begin
     */
    record Options(
            Duration timeLimit,
            @Nullable Long moveLimit,
            long seed,
            int threads,
            @Nullable Class<? extends ThreadFactory> threadFactory,
            @Nullable Start start) {
        /** A search from nothing. */
        public Options(
                Duration timeLimit,
                @Nullable Long moveLimit,
                long seed,
                int threads,
                @Nullable Class<? extends ThreadFactory> threadFactory) {
            this(timeLimit, moveLimit, seed, threads, threadFactory, null);
        }

        /** Returns the same for a search that goes on from there. */
        Options from(Start begun) {
            return new Options(timeLimit, moveLimit, seed, threads, threadFactory, begun);
        }
    }

    /**
     * How far an earlier search came, perhaps of a problem that was slightly different: what of the roster the problem does
     * not allow is left out. Time and score calculations count against the limits as if there had been no break.
     */
    record Start(Roster roster, Duration elapsed, long scoreCalculations) {
        static Start of(Solution solution) {
            return new Start(solution.roster(), solution.elapsed(), solution.scoreCalculations());
        }

        /** Returns where a search begins that is to change a roster; null for a search from nothing. */
        static @Nullable Start of(RosterProblem problem) {
            RosterProblem.Base base = problem.base();
            return base == null ? null : new Start(new Roster(List.copyOf(base.cells())), Duration.ZERO, 0);
        }
    }

    /**
     * Hears of new best rosters, on the calling thread and at most a few times a second: it must return quickly. The last
     * one it hears of is the result.
     */
    interface Listener {
        void best(Solution solution);
    }

    /**
     * A roster and what it is worth at this point of the search.
     *
     * @param bound as {@link Run#bound} at this point
     */
    record Solution(Roster roster, Score score, @Nullable Score bound, Duration elapsed, long scoreCalculations) {
        /** Returns the same with a bound that was found later, if one was. */
        Solution with(@Nullable Score later) {
            return later == null ? this : new Solution(roster, score, later, elapsed, scoreCalculations);
        }
    }

    /** Penalties per level, zero or below; higher is better, hard before medium before soft. */
    record Score(long hard, long medium, long soft) {}
}
