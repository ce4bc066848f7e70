package org.rounds.ejb.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.rotation.Block;

/** A block of an academic year; days are inclusive. */
public record BlockView(
        UUID id,
        UUID academicYearId,
        int number,
        @Nullable String name,
        LocalDate startDate,
        LocalDate endDate,
        boolean orientation,
        Instant createdAt,
        long version)
        implements RootView {
    static BlockView of(Block block) {
        return new BlockView(
                block.id(),
                block.academicYearId(),
                block.number(),
                block.name(),
                block.startDate(),
                block.endDate(),
                block.orientation(),
                block.createdAt(),
                block.version());
    }
}
