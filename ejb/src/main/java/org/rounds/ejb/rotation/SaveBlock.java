package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.rotation.Block;

/**
 * Days are inclusive, and within the academic year.
 *
 * @param orientation block 0 unless said otherwise
 */
public record SaveBlock(
        @NotNull UUID academicYearId,
        @NotNull @Min(0) @Max(Block.LAST_NUMBER) Integer number,
        @Size(min = 1, max = 255) @Nullable String name,
        @NotNull LocalDate startDate,
        @NotNull LocalDate endDate,
        @Nullable Boolean orientation) {
    static SaveBlock of(Block block) {
        return new SaveBlock(
                block.academicYearId(),
                block.number(),
                block.name(),
                block.startDate(),
                block.endDate(),
                block.orientation());
    }

    @Override
    public Boolean orientation() {
        return orientation == null ? number != null && number == 0 : orientation;
    }
}
