package org.rounds.bench.timefold;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.Optional;
import org.rounds.bench.Peer;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;

/**
 * Timefold as it comes: first fit, then late acceptance over changes and swaps of cells. Its open source edition
 * searches on one thread, whatever is asked for.
 */
public final class Timefold implements Peer {
    @Override
    public String name() {
        return "timefold";
    }

    @Override
    public Optional<Roster> solve(RosterProblem problem, Duration timeLimit, int threads, long seed) {
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Cell.class)
                .withConstraintProviderClass(RosterRules.class)
                .withRandomSeed(seed)
                .withTerminationSpentLimit(timeLimit);
        Plan best = SolverFactory.<Plan>create(config).buildSolver().solve(new Plan(problem));
        System.err.println(best.score());
        return Optional.of(best.roster());
    }
}
