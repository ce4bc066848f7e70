package org.rounds.ejb.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.people.WorkTerm;

/**
 * How much a person may and must work, and what the contract asks for besides; absent is no limit.
 *
 * @param periodDays the days over which the totals (minutes, weekends, shifts) count; absent: any horizon
 * @param maxShifts most shifts of an activity per period, by activity id
 * @param terms what may be broken at a price, all of it
 */
public record LimitsView(
        @Min(1) @Max(400) @Nullable Integer periodDays,
        @PositiveOrZero @Max(600_000) @Nullable Integer maxMinutes,
        @PositiveOrZero @Max(600_000) @Nullable Integer minMinutes,
        @Min(1) @Max(400) @Nullable Integer maxConsecutiveShifts,
        @Min(1) @Max(400) @Nullable Integer minConsecutiveShifts,
        @Min(1) @Max(400) @Nullable Integer minConsecutiveDaysOff,
        @PositiveOrZero @Max(60) @Nullable Integer maxWeekends,
        @PositiveOrZero @Max(2880) @Nullable Integer minRestMinutes,
        @Nullable Map<UUID, @NotNull @PositiveOrZero @Max(400) Integer> maxShifts,
        @Size(max = WorkTerm.MOST) @Nullable List<@NotNull @Valid TermView> terms) {
    static final LimitsView NONE = new LimitsView(null, null, null, null, null, null, null, null, null, null);

    static LimitsView of(Person person) {
        WorkLimits limits = person.limits();
        return new LimitsView(
                limits.periodDays(),
                limits.maxMinutes(),
                limits.minMinutes(),
                limits.maxConsecutiveShifts(),
                limits.minConsecutiveShifts(),
                limits.minConsecutiveDaysOff(),
                limits.maxWeekends(),
                limits.minRestMinutes(),
                person.maxShifts(),
                person.terms().stream().map(TermView::of).toList());
    }

    @Override
    public Map<UUID, @NotNull @PositiveOrZero @Max(400) Integer> maxShifts() {
        return maxShifts == null ? Map.of() : maxShifts;
    }

    @Override
    public List<@NotNull @Valid TermView> terms() {
        return terms == null ? List.of() : terms;
    }

    WorkLimits toLimits() {
        return new WorkLimits(
                periodDays,
                maxMinutes,
                minMinutes,
                maxConsecutiveShifts,
                minConsecutiveShifts,
                minConsecutiveDaysOff,
                maxWeekends,
                minRestMinutes);
    }
}
