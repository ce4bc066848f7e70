package org.rounds.ejb.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;

/**
 * Either {@code date}, or {@code startDate} and {@code endDate} with, if not all, the ISO weekdays (Monday = 1).
 *
 * @param skill counts only people with this skill; absent: everyone
 * @param minimum hard floor, 0 unless said otherwise
 * @param underWeight penalty per missing head, 100 unless said otherwise
 * @param overWeight penalty per head too many, 1 unless said otherwise
 */
public record CreateCoverageRequirement(
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
        @PositiveOrZero @Max(1_000_000) @Nullable Integer overWeight) {}
