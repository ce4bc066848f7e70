package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param lengthDays 28 unless said otherwise; 14 for half-blocks
 * @param firstStart first day of block 1: the year's first Thursday unless said otherwise
 */
public record LayOutBlocks(@Min(7) @Max(366) @Nullable Integer lengthDays, @Nullable LocalDate firstStart) {
    @Override
    public Integer lengthDays() {
        return lengthDays == null ? 28 : lengthDays;
    }
}
