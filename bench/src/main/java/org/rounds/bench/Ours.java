package org.rounds.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.rounds.ejb.optimization.Planner;
import org.rounds.ejb.optimization.Planner.Options;
import org.rounds.ejb.optimization.Planner.Score;
import org.rounds.ejb.optimization.Planner.Solution;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterPlanner;
import org.rounds.ejb.optimization.RosterProblem;

/** The product's own planner, run as the product runs it. */
final class Ours implements Peer {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final PrintStream progress;
    private Duration next = Duration.ZERO;

    Ours(PrintStream progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public Optional<Roster> solve(RosterProblem problem, Duration timeLimit, int threads, long seed) {
        Planner planner = new RosterPlanner();
        Options options = new Options(timeLimit, null, seed, threads, null);
        Solution best = planner.prepare(problem, options, this::tell).call();
        progress.printf(Locale.ROOT, "%,d score calculations%n", best.scoreCalculations());
        Score bound = best.bound();
        if (bound != null) {
            String status = best.score().equals(bound) ? "OPTIMAL" : "FEASIBLE";
            progress.printf(Locale.ROOT, "%s, no roster costs less than %d%n", status, -bound.soft());
        }
        return Optional.of(best.roster());
    }

    private void tell(Solution solution) {
        if (solution.elapsed().compareTo(next) >= 0) {
            next = solution.elapsed().plus(BETWEEN_LINES);
            progress.printf(
                    Locale.ROOT,
                    "%.1f s: hard=%d penalty=%d%n",
                    solution.elapsed().toMillis() / 1e3,
                    -solution.score().hard(),
                    -solution.score().medium() - solution.score().soft());
        }
    }
}
