package org.rounds.ejb.optimization;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.AcceptorType;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;

/**
 * Plans rosters with OptaPlanner: a first roster of best rows, then steps from one better roster to the next. What lies
 * between two steps, and on how many threads, is {@link RowSearch}'s (docs/decisions/0003-row-moves.md).
 *
 * <p>With a move limit the search cools by score calculations and the time limit only cuts off; without one it cools by
 * time.
 */
public final class RosterPlanner implements Planner {
    private final EnvironmentMode mode;

    public RosterPlanner() {
        this(EnvironmentMode.REPRODUCIBLE);
    }

    /** For tests that want the score checked at every step. */
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
        private final RowSearch rows;

        Search(Sheet sheet, Options options, Listener listener) {
            this.sheet = sheet;
            this.options = options;
            this.listener = listener;
            Start start = options.start();
            watch = new Watch(options.timeLimit(), start == null ? Duration.ZERO : start.elapsed());
            rows = new RowSearch(sheet, options, watch);
        }

        @Override
        public void stop() {
            watch.stop();
        }

        @Override
        public @Nullable Score bound() {
            Long least = rows.least();
            return least == null ? null : new Score(0, 0, -least);
        }

        @Override
        public Solution call() {
            watch.start();
            if (sheet.members.isEmpty()) {
                return solution(new int[0][]);
            }
            int[][] begun = begin();
            Solution first = solution(begun);
            listener.best(first);
            boolean decided = sheet.members.stream().noneMatch(Draft::movable);
            if (decided || perfect(first.score()) || watch.over()) {
                return first;
            }
            rows.start(begun);
            try {
                return search(new Plan(sheet, begun, rows));
            } finally {
                rows.end();
            }
        }

        private int[][] begin() {
            Start start = options.start();
            if (start == null) {
                return rows.first(Draft.empty(sheet));
            }
            int[][] known = Draft.fitted(sheet, start.roster());
            int[][] filled = rows.first(known);
            return worth(filled).lessThan(worth(known)) ? filled : known;
        }

        private Points worth(int[][] rows) {
            return new Draft(sheet, rows).judge();
        }

        private Solution search(Plan plan) {
            Solver<Plan> solver = SolverFactory.<Plan>create(config()).buildSolver();
            rows.whenOver(solver::terminateEarly);
            solver.addEventListener(event -> {
                Solution best = solution(event.getNewBestSolution());
                listener.best(best);
                if (perfect(best.score())) {
                    watch.stop();
                }
            });
            return solution(solver.solve(plan));
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
                    .withPhases(new LocalSearchPhaseConfig()
                            .withMoveSelectorConfig(
                                    new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(RowMoves.class))
                            .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                    .withAcceptorTypeList(List.of(AcceptorType.HILL_CLIMBING)))
                            .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        }

        private Solution solution(Plan plan) {
            int[][] planned = new int[sheet.members.size()][sheet.days];
            plan.readRows(planned);
            return solution(planned, plan.score());
        }

        private Solution solution(int[][] planned) {
            return solution(planned, RosterValidator.score(sheet, planned));
        }

        private Solution solution(int[][] planned, Score score) {
            Score most = perfect(score) ? score : bound();
            return new Solution(sheet.roster(planned), score, most, watch.elapsed(), rows.moves());
        }
    }

    private static boolean perfect(Score score) {
        return score.hard() == 0 && score.medium() == 0 && score.soft() == 0;
    }
}
