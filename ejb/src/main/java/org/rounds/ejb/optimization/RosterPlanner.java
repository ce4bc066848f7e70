package org.rounds.ejb.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.optaplanner.core.impl.solver.DefaultSolver;

/**
 * Plans rosters with OptaPlanner: a first roster of best rows, then simulated annealing over row moves
 * (docs/decisions/0003-row-moves.md). Searches on the calling thread alone, whatever {@link Options#threads()} says: the
 * time goes into thinking moves out, which OptaPlanner's move threads do not share.
 *
 * <p>With a move limit, simulated annealing cools by score calculations and the time limit only cuts off; without one it
 * cools by time.
 */
public final class RosterPlanner implements Planner {
    private static final String TEMPERATURE = "0hard/0medium/%dsoft";

    private final EnvironmentMode mode;

    public RosterPlanner() {
        this(EnvironmentMode.REPRODUCIBLE);
    }

    /** For tests that want the score checked at every move. */
    RosterPlanner(EnvironmentMode mode) {
        this.mode = mode;
    }

    /** @throws IllegalArgumentException if the problem names a person, activity or day that it does not have */
    @Override
    public Run prepare(RosterProblem problem, Options options, Listener listener) {
        return new Search(new Sheet(problem), options, listener);
    }

    private final class Search implements Run {
        private final Sheet sheet;
        private final Options options;
        private final Listener listener;
        private final Watch watch;

        Search(Sheet sheet, Options options, Listener listener) {
            this.sheet = sheet;
            this.options = options;
            this.listener = listener;
            watch = new Watch(options.timeLimit());
        }

        @Override
        public void stop() {
            watch.stop();
        }

        @Override
        public Solution call() {
            watch.start();
            if (sheet.members.isEmpty()) {
                return solution(new int[0][], 0);
            }
            int[][] rows = Draft.first(sheet, new Random(options.seed()), watch);
            Solution first = solution(rows, 0);
            listener.best(first);
            boolean decided = sheet.members.stream().noneMatch(Draft::movable);
            if (decided || perfect(first.score()) || watch.over()) {
                return first;
            }
            return search(new Plan(sheet, rows, watch));
        }

        private Solution search(Plan plan) {
            Solver<Plan> solver = SolverFactory.<Plan>create(config()).buildSolver();
            watch.whenOver(solver::terminateEarly);
            solver.addEventListener(event -> {
                Solution best = solution(event.getNewBestSolution(), calculations(solver));
                listener.best(best);
                if (perfect(best.score())) {
                    watch.stop();
                }
            });
            Plan best = solver.solve(plan);
            return solution(best, calculations(solver));
        }

        private SolverConfig config() {
            return new SolverConfig(RosterPlanner.class.getClassLoader())
                    .withSolutionClass(Plan.class)
                    .withEntityClasses(Cell.class)
                    .withEnvironmentMode(mode)
                    .withRandomSeed(options.seed())
                    .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                            .withConstraintProviderClass(RosterConstraints.class)
                            .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                    .withTerminationConfig(termination())
                    .withPhases(new LocalSearchPhaseConfig()
                            .withMoveSelectorConfig(
                                    new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(RowMoves.class))
                            .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                    .withSimulatedAnnealingStartingTemperature(TEMPERATURE.formatted(temperature())))
                            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        }

        private TerminationConfig termination() {
            Long moves = options.moveLimit();
            return moves != null
                    ? new TerminationConfig().withScoreCalculationCountLimit(Math.max(1, moves))
                    : new TerminationConfig()
                            .withMillisecondsSpentLimit(Math.max(1, watch.left().toMillis()));
        }

        /** Returns the soft penalty that is as good as free at first. */
        private int temperature() {
            return (int) Math.max(1, sheet.weight() / 5);
        }

        private Solution solution(Plan plan, long calculations) {
            int[][] rows = new int[sheet.members.size()][sheet.days];
            plan.readRows(rows);
            return new Solution(roster(rows), plan.score(), watch.elapsed(), calculations);
        }

        private Solution solution(int[][] rows, long calculations) {
            return new Solution(roster(rows), RosterValidator.score(sheet, rows), watch.elapsed(), calculations);
        }

        private Roster roster(int[][] rows) {
            List<Roster.Cell> cells = new ArrayList<>();
            for (Member member : sheet.members) {
                for (int day = 0; day < sheet.days; day++) {
                    int activity = rows[member.index][day];
                    if (activity != Sheet.OFF) {
                        var id = sheet.problem.activities().get(activity).id();
                        cells.add(new Roster.Cell(member.person.id(), sheet.date(day), id));
                    }
                }
            }
            return new Roster(cells);
        }
    }

    private static boolean perfect(Score score) {
        return score.hard() == 0 && score.medium() == 0 && score.soft() == 0;
    }

    private static long calculations(Solver<Plan> solver) {
        return ((DefaultSolver<Plan>) solver).getSolverScope().getScoreCalculationCount();
    }
}
