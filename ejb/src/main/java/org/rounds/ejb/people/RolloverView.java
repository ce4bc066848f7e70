package org.rounds.ejb.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rollover has done, or would do.
 *
 * @param skipped residents who have a grade in the new year already
 */
public record RolloverView(
        int fromYear,
        int toYear,
        int programLength,
        boolean dryRun,
        int promoted,
        int graduated,
        int skipped,
        List<Step> people) {
    /**
     * One resident's step.
     *
     * @param toPgyLevel none for who graduates
     */
    public record Step(UUID personId, int fromPgyLevel, @Nullable Integer toPgyLevel, boolean graduated) {}
}
