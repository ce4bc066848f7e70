package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.rotation.Block;
import org.rounds.persistence.rotation.RotationRequirement;

/**
 * How many blocks of the rotation a resident of that grade does in an academic year.
 *
 * @param maxBlocks absent: as many as there are
 */
public record RotationRequirementView(
        @NotNull @Min(1) @Max(8) Integer pgyLevel,
        @NotNull @Min(0) @Max(Block.LAST_NUMBER) Integer minBlocks,
        @Min(0) @Max(Block.LAST_NUMBER) @Nullable Integer maxBlocks) {
    static RotationRequirementView of(RotationRequirement requirement) {
        return new RotationRequirementView(requirement.pgyLevel(), requirement.minBlocks(), requirement.maxBlocks());
    }

    RotationRequirement toRequirement() {
        return new RotationRequirement(pgyLevel, minBlocks, maxBlocks);
    }
}
