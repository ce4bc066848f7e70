package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.schedule.DutyRule;

/**
 * A duty-hour rule. Limits and allowances of hours, duties and rests are in minutes; {@code day_free} is one day in so
 * many, {@code call_frequency} one night in so many, {@code consecutive_nights} the most nights, {@code supervision} the
 * residents that one supervisor can look after, and its allowance how many a first-year counts for.
 *
 * @param level hard unless said otherwise
 * @param weight what an hour, a day, a call or a night too many costs; 1 unless said otherwise
 * @param windowDays over how many days it averages; needed by those kinds that do
 * @param allowance of continuous duty, the minutes for hand-over and education; of rest after long duty, the length from
 *     which a duty is long; 0 unless said otherwise
 * @param source local unless said otherwise
 * @param citation where the rule is written
 * @param toDate last day on which it holds; null for no end
 * @param personType whom it binds; null for everybody
 * @param pgyLevel which grade it binds; null for all
 */
public record DutyRuleView(
        @NotNull DutyRule.Kind kind,
        DutyRule.@Nullable Level level,
        @Min(1) @Max(1_000_000) @Nullable Integer weight,
        @NotNull @Min(1) @Max(10_080) Integer limit,
        @Min(7) @Max(84) @Nullable Integer windowDays,
        @Min(0) @Max(10_080) @Nullable Integer allowance,
        DutyRule.@Nullable Source source,
        @Size(min = 1, max = 255) @Nullable String citation,
        @NotNull LocalDate fromDate,
        @Nullable LocalDate toDate,
        Person.@Nullable Type personType,
        @Min(1) @Max(8) @Nullable Integer pgyLevel) {

    static DutyRuleView of(DutyRule rule) {
        return new DutyRuleView(
                rule.kind(),
                rule.level(),
                rule.weight(),
                rule.limit(),
                rule.windowDays(),
                rule.allowance(),
                rule.source(),
                rule.citation(),
                rule.fromDate(),
                rule.toDate(),
                rule.personType(),
                rule.pgyLevel());
    }

    DutyRule rule() {
        return new DutyRule(
                kind,
                level == null ? DutyRule.Level.HARD : level,
                Objects.requireNonNullElse(weight, 1),
                limit,
                windowDays,
                Objects.requireNonNullElse(allowance, 0),
                source == null ? DutyRule.Source.LOCAL : source,
                citation,
                fromDate,
                toDate,
                personType,
                pgyLevel);
    }
}
