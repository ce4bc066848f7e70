package org.rounds.bench.cpsat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.time.Duration;
import java.util.Optional;
import org.rounds.bench.Peer;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;

/** CP-SAT with its own defaults but for time, workers and seed. */
public final class CpSat implements Peer {
    @Override
    public String name() {
        return "cpsat";
    }

    @Override
    public Optional<Roster> solve(RosterProblem problem, Duration timeLimit, int threads, long seed) {
        long start = System.nanoTime();
        Loader.loadNativeLibraries();
        RosterModel model = new RosterModel(problem);
        CpSolver solver = new CpSolver();
        // Building the model is part of the time, as it is for us.
        double left = timeLimit.toMillis() / 1e3 - (System.nanoTime() - start) / 1e9;
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(0.1, left))
                .setNumWorkers(threads)
                .setRandomSeed((int) (seed & Integer.MAX_VALUE));
        CpSolverStatus status = solver.solve(model.model());
        System.err.println(status + ", bound " + Math.round(solver.bestObjectiveBound()));
        return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE
                ? Optional.of(model.roster(solver))
                : Optional.empty();
    }
}
