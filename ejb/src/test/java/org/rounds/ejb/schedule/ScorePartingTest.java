package org.rounds.ejb.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.rounds.ejb.optimization.RandomProblem;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.optimization.Violation.Level;
import org.rounds.ejb.schedule.ScoreReportView.PersonScore;
import org.rounds.ejb.schedule.ScoreReportView.ScoreParts;
import org.rounds.ejb.schedule.ScoreReportView.WeekScore;

class ScorePartingTest {
    private static final UUID SCHEDULE = new UUID(0, 1);

    @Property(tries = 300)
    void partsAddUpToTheScore(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 20, 4, 3);
        var parts = parts(drawn.build(), RandomProblem.roster(drawn, random));
        for (ToLongFunction<ScoreView> level : List.<ToLongFunction<ScoreView>>of(ScoreView::hard, ScoreView::soft)) {
            long whole = level.applyAsLong(parts.score());
            long cover = level.applyAsLong(parts.cover().score());
            assertThat(parts.people().stream()
                                    .map(PersonScore::score)
                                    .mapToLong(level)
                                    .sum()
                            + cover)
                    .isEqualTo(whole);
            assertThat(parts.weeks().stream()
                            .map(WeekScore::score)
                            .mapToLong(level)
                            .sum())
                    .isEqualTo(whole);
        }
        assertThat(penalty(parts, Level.HARD)).isEqualTo(-parts.score().hard());
        assertThat(penalty(parts, Level.SOFT)).isEqualTo(-parts.score().soft());
        assertThat(parts.people()).hasSize(drawn.build().people().size());
        assertThat(parts.weeks()).extracting(WeekScore::week).doesNotHaveDuplicates();
    }

    @Property(tries = 100)
    void differenceIsWhatTheOneHasMore(@ForAll long seed) {
        var random = new Random(seed);
        var drawn = RandomProblem.draw(random, 20, 4, 3);
        ScoreParts one = parts(drawn.build(), RandomProblem.roster(drawn, random));
        ScoreParts other = parts(drawn.build(), RandomProblem.roster(drawn, random));
        ScoreParts difference = ScoreParting.difference(one, other);
        assertThat(difference.score().hard())
                .isEqualTo(one.score().hard() - other.score().hard());
        assertThat(difference.people().stream().mapToLong(p -> p.score().soft()).sum()
                        + difference.cover().score().soft())
                .isEqualTo(one.score().soft() - other.score().soft());
        assertThat(penalty(difference, Level.SOFT)).isEqualTo(penalty(one, Level.SOFT) - penalty(other, Level.SOFT));
        assertThat(difference.rules()).extracting(r -> r.rule() + r.level()).doesNotHaveDuplicates();
        ScoreParts none = ScoreParting.difference(one, one);
        assertThat(none.rules()).allMatch(r -> r.count() == 0 && r.penalty() == 0);
        assertThat(none.fairness()).allMatch(f -> f.spread() == 0 && f.gini() == 0);
    }

    private static ScoreParts parts(RosterProblem problem, Roster roster) {
        return ScoreParting.of(
                SCHEDULE,
                new Judge().validation(problem, roster),
                problem,
                RosterValidator.prepare(problem).fairness(roster));
    }

    private static long penalty(ScoreParts parts, Level level) {
        return parts.rules().stream()
                .filter(r -> r.level() == level)
                .mapToLong(ScoreReportView.RuleScore::penalty)
                .sum();
    }
}
