package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.rotation.RotationPattern;

/**
 * What those who are on the rotation do at some time of the week.
 *
 * @param weekday ISO: Monday is 1
 * @param week week of the block, which goes before every week; absent: every week
 * @param protectedTime whether nothing else may take its place; not, unless said otherwise
 */
public record RotationPatternView(
        @NotNull @Min(1) @Max(7) Integer weekday,
        RotationPattern.@NotNull Slot slot,
        @Min(1) @Max(4) @Nullable Integer week,
        @NotNull UUID activityId,
        @Nullable Boolean protectedTime) {
    static RotationPatternView of(RotationPattern pattern) {
        return new RotationPatternView(
                pattern.weekday(), pattern.slot(), pattern.week(), pattern.activityId(), pattern.protectedTime());
    }

    RotationPattern toPattern() {
        return new RotationPattern(weekday, slot, week, activityId, Boolean.TRUE.equals(protectedTime));
    }
}
