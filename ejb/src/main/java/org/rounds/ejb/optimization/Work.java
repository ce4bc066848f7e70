package org.rounds.ejb.optimization;

import java.time.Duration;
import org.rounds.ejb.schedule.DraftService.Task;

/** What a node needs to run a job it has claimed. */
public record Work(int attempt, Planner.Options options, Task task) {
    /** The part of the limits that is left to go on from a change at the end of them. */
    private static final int SPARE = 10;

    /** Returns how long earlier runs of the job took. */
    Duration before() {
        Planner.Start start = options.start();
        return start == null ? Duration.ZERO : start.elapsed();
    }

    /** Returns the same as of a later moment. */
    Work asOf(Task same) {
        return new Work(attempt, options, same);
    }

    /** Says whether the limits are used up. */
    boolean isOver(Planner.Solution solution) {
        Long moves = options.moveLimit();
        return solution.elapsed().compareTo(options.timeLimit()) >= 0
                || (moves != null && solution.scoreCalculations() >= moves);
    }

    /** Returns the work of going on from a roster with a problem that has changed; there is always a little time for it. */
    Work goOn(Task changed, Planner.Solution solution) {
        Duration most = options.timeLimit().minus(options.timeLimit().dividedBy(SPARE));
        Long moves = options.moveLimit();
        long mostMoves = moves == null ? Long.MAX_VALUE : moves - moves / SPARE;
        var start = new Planner.Start(
                solution.roster(),
                solution.elapsed().compareTo(most) < 0 ? solution.elapsed() : most,
                Math.min(solution.scoreCalculations(), mostMoves));
        return new Work(attempt, options.from(start), changed);
    }
}
