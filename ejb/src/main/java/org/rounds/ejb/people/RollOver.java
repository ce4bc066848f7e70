package org.rounds.ejb.people;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Takes residents from one academic year to the next.
 *
 * @param fromYear the year in which the old one starts: the current one or the one before
 * @param programLength the last grade; 3 unless said otherwise
 * @param dryRun tells what would be, and does nothing
 */
public record RollOver(
        @NotNull Integer fromYear, @Min(1) @Max(8) @Nullable Integer programLength, @Nullable Boolean dryRun) {
    private static final int FAMILY_MEDICINE_YEARS = 3;

    @Override
    public Integer programLength() {
        return programLength == null ? FAMILY_MEDICINE_YEARS : programLength;
    }

    @Override
    public Boolean dryRun() {
        return dryRun != null && dryRun;
    }
}
