package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment;

/**
 * What would be different, were the other schedule in the place of the first.
 *
 * @param people only those for whom something would be
 */
public record DiffView(UUID fromId, UUID toId, Counts counts, List<PersonDiff> people) {
    /** How a cell differs. */
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** How many cells differ, and how many do not. */
    public record Counts(int added, int changed, int removed, int unchanged, int people) {}

    /** One person's row. */
    public record PersonDiff(UUID personId, String name, List<CellDiff> cells) {}

    /** One cell; both activities may be the same where the time is not. */
    public record CellDiff(
            LocalDate date,
            Assignment.Slot slot,
            Change change,
            @Nullable UUID fromActivityId,
            @Nullable UUID toActivityId) {}
}
