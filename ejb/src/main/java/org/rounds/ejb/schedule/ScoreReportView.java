package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Fairness;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.optimization.Violation;

/**
 * What a schedule's score is made of, judged by today's data. The people's scores and that of the cover add up to the
 * schedule's, and so do those of the weeks.
 *
 * @param cover what is about nobody in particular: heads and supervisors
 * @param comparedWith the same of another schedule, if one was named
 * @param difference what this one has more than the other, part by part; below zero, less
 */
public record ScoreReportView(
        UUID scheduleId,
        ScoreView score,
        double coverageRate,
        List<RuleScore> rules,
        List<PersonScore> people,
        PartScore cover,
        List<WeekScore> weeks,
        List<FairnessView> fairness,
        @Nullable ScoreParts comparedWith,
        @Nullable ScoreParts difference) {

    /** The parts of one schedule's score, or of the difference of two. */
    public record ScoreParts(
            @Nullable UUID scheduleId,
            ScoreView score,
            double coverageRate,
            List<RuleScore> rules,
            List<PersonScore> people,
            PartScore cover,
            List<WeekScore> weeks,
            List<FairnessView> fairness) {}

    /** @param penalty the sum of what its violations cost at the level; of warnings nothing of it is in the score */
    public record RuleScore(String rule, Violation.Level level, long count, long penalty) {}

    public record PartScore(ScoreView score, long violations) {}

    public record PersonScore(ValidationView.PersonName person, ScoreView score, long violations) {}

    /**
     * @param week ISO 8601, such as {@code 2030-W02}; null for what reaches over more than one
     * @param startDate its Monday
     */
    public record WeekScore(@Nullable String week, @Nullable LocalDate startDate, ScoreView score, long violations) {}

    /**
     * How evenly a kind of duty is spread; of rotations nothing is told.
     *
     * @param counts of everybody who has some, or could have been given some
     * @param spread the most less the least
     * @param standardDeviation as of a whole population
     * @param gini 0 where everybody has the same, towards 1 where one has all
     */
    public record FairnessView(
            Fairness.Kind kind,
            Fairness.Unit unit,
            List<DutyCount> counts,
            long spread,
            double standardDeviation,
            double gini) {}

    public record DutyCount(ValidationView.PersonName person, long count) {}

    static ScoreReportView of(
            UUID schedule, ScoreParts own, @Nullable ScoreParts other, @Nullable ScoreParts difference) {
        return new ScoreReportView(
                schedule,
                own.score(),
                own.coverageRate(),
                own.rules(),
                own.people(),
                own.cover(),
                own.weeks(),
                own.fairness(),
                other,
                difference);
    }
}
