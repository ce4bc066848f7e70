package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/** The solver's streams and the validator never disagree. */
class SameScoreTest {
    private static final SolutionManager<Plan, HardMediumSoftLongScore> STREAMS =
            SolutionManager.create(SolverFactory.<Plan>create(new SolverConfig()
                    .withSolutionClass(Plan.class)
                    .withEntityClasses(Cell.class)
                    .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                            .withConstraintProviderClass(RosterConstraints.class)
                            .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))));

    @Property(tries = 500)
    void streamsAndValidatorGiveTheSameScore(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 16, 4, 3);
        RosterProblem problem = drawn.build();
        Roster roster = RandomProblem.roster(drawn, random);
        var validator = new RosterValidator();
        var sheet = new Sheet(problem);
        Planner.Score validated = validator.score(problem, roster);

        assertThat(streamed(sheet, RosterValidator.rows(sheet, roster))).isEqualTo(validated);
        var violations = validator.validate(problem, roster);
        assertThat(violations).allMatch(violation -> violation.penalty() > 0);
        assertThat(sum(violations, Violation.Level.HARD)).isEqualTo(-validated.hard());
        assertThat(sum(violations, Violation.Level.SOFT)).isEqualTo(-validated.soft());
        assertThat(validator.coverageRate(problem, roster)).isBetween(0.0, 1.0);
        assertThat(RosterValidator.prepare(problem).judge(roster))
                .isEqualTo(
                        new RosterValidator.Judgement(violations, validated, validator.coverageRate(problem, roster)));
    }

    /** Returns what the solver's streams say that the rows are worth. */
    static Planner.Score streamed(Sheet sheet, int[][] rows) {
        HardMediumSoftLongScore score = STREAMS.update(new Plan(sheet, rows, null));
        return new Planner.Score(score.hardScore(), score.mediumScore(), score.softScore());
    }

    private static long sum(java.util.List<Violation> violations, Violation.Level level) {
        return violations.stream()
                .filter(violation -> violation.level() == level)
                .mapToLong(Violation::penalty)
                .sum();
    }
}
