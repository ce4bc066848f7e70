package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.schedule.ScenarioChange;
import org.rounds.persistence.schedule.Schedule;

/**
 * Something that a scenario supposes. Days are inclusive. {@code cover}: so many heads are wanted on an activity, in the
 * place of what is. {@code away}: somebody is not there. {@code borrowed}: somebody who is not planned in the schedule
 * is lent, and else does what is in force. {@code limit}: a limit is another. {@code rules_on}, {@code rules_off}: a rule set binds as well, or
 * does not.
 *
 * @param skill of cover: counts only people with this skill; absent: everyone
 * @param minimum of cover: hard floor, 0 unless said otherwise
 * @param personId who is away or borrowed; of a limit: whose it is, or absent: everybody's
 * @param value what the limit is; absent: there is none
 */
public record ScenarioChangeView(
        @NotNull ScenarioChange.Kind kind,
        @Nullable UUID activityId,
        @SkillCode @Nullable String skill,
        @PositiveOrZero @Max(10_000) @Nullable Integer required,
        @PositiveOrZero @Max(10_000) @Nullable Integer minimum,
        @Nullable UUID personId,
        ScenarioChange.@Nullable Limit limit,
        @PositiveOrZero @Max(600_000) @Nullable Integer value,
        @Nullable UUID ruleSetId,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate) {

    private static final Comparator<ScenarioChange> ORDER = Comparator.comparing(ScenarioChange::kind)
            .thenComparing(ScenarioChange::startDate, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(c -> c.personId() + " " + c.activityId() + " " + c.skill() + " " + c.limit());

    static List<ScenarioChangeView> of(Schedule scenario) {
        return scenario.supposed().stream()
                .sorted(ORDER)
                .map(ScenarioChangeView::of)
                .toList();
    }

    private static ScenarioChangeView of(ScenarioChange change) {
        return new ScenarioChangeView(
                change.kind(),
                change.activityId(),
                change.skill(),
                change.required(),
                change.minimum(),
                change.personId(),
                change.limit(),
                change.limitValue(),
                change.ruleSetId(),
                change.startDate(),
                change.endDate());
    }

    ScenarioChange change() {
        return new ScenarioChange(
                kind,
                activityId,
                skill,
                kind == ScenarioChange.Kind.COVER ? Objects.requireNonNullElse(minimum, 0) : minimum,
                required,
                personId,
                startDate,
                endDate,
                limit,
                value,
                ruleSetId);
    }
}
