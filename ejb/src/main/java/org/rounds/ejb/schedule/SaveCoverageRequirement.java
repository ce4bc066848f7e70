package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.shared.DomainException;

/**
 * Either {@code date}, or {@code startDate} and {@code endDate} with, if not all, the ISO weekdays (Monday = 1).
 *
 * @param skill counts only people with this skill; absent: everyone
 * @param minimum hard floor, 0 unless said otherwise
 * @param underWeight penalty per missing head, 100 unless said otherwise
 * @param overWeight penalty per head too many, 1 unless said otherwise
 */
public record SaveCoverageRequirement(
        @NotNull UUID teamId,
        @NotNull UUID activityId,
        @Nullable LocalDate date,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Size(min = 1, max = 7) @Nullable Set<@NotNull @Min(1) @Max(7) Integer> weekdays,
        @SkillCode @Nullable String skill,
        @PositiveOrZero @Max(10_000) @Nullable Integer minimum,
        @NotNull @PositiveOrZero @Max(10_000) Integer required,
        @PositiveOrZero @Max(1_000_000) @Nullable Integer underWeight,
        @PositiveOrZero @Max(1_000_000) @Nullable Integer overWeight) {
    static final int UNDER = 100;
    static final int OVER = 1;

    static SaveCoverageRequirement of(CoverageRequirement requirement) {
        var heads = requirement.heads();
        return new SaveCoverageRequirement(
                requirement.teamId(),
                requirement.activityId(),
                null,
                requirement.startDate(),
                requirement.endDate(),
                requirement.weekdays().stream().map(DayOfWeek::getValue).collect(Collectors.toSet()),
                heads.skill(),
                heads.minimum(),
                heads.required(),
                heads.underWeight(),
                heads.overWeight());
    }

    LocalDate first() {
        return day("start_date", startDate);
    }

    LocalDate last() {
        return day("end_date", endDate);
    }

    private LocalDate day(String field, @Nullable LocalDate bound) {
        if ((date == null) == (bound == null)) {
            throw DomainException.invalid(field, "give either date, or start_date and end_date");
        }
        return date == null ? Objects.requireNonNull(bound) : date;
    }

    Set<DayOfWeek> days() {
        return weekdays == null
                ? EnumSet.allOf(DayOfWeek.class)
                : weekdays.stream().map(DayOfWeek::of).collect(Collectors.toSet());
    }

    CoverageRequirement.Heads heads() {
        if (minimum() > required) {
            throw DomainException.invalid("minimum", "must not be above required");
        }
        return new CoverageRequirement.Heads(skill, minimum(), required, underWeight(), overWeight());
    }

    @Override
    public Integer minimum() {
        return minimum == null ? 0 : minimum;
    }

    @Override
    public Integer underWeight() {
        return underWeight == null ? UNDER : underWeight;
    }

    @Override
    public Integer overWeight() {
        return overWeight == null ? OVER : overWeight;
    }
}
