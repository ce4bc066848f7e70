package org.rounds.persistence.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How many blocks of a rotation a resident of the grade does in an academic year.
 *
 * @param maxBlocks null is no limit
 */
@Embeddable
public record RotationRequirement(
        @Column(name = "pgy_level") int pgyLevel,
        @Column(name = "min_blocks") int minBlocks,
        @Column(name = "max_blocks") @Nullable Integer maxBlocks) {}
