package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.rotation.ActivityView;
import org.rounds.persistence.schedule.Assignment;

/**
 * A schedule as people by periods: one shape in the contract, in the pages and in the figures.
 *
 * @param dates first day of each column; of half-days each day stands twice
 * @param slots which part of the day each column is
 * @param cells a row per person, a column per date: the index of the activity, null for a day off
 * @param flags what a cell carries besides
 */
public record GridView(
        List<LocalDate> dates,
        List<Assignment.Slot> slots,
        List<Row> people,
        List<ActivityView> activities,
        List<List<@Nullable Integer>> cells,
        List<Flag> flags) {

    /** Whose row it is. */
    public record Row(UUID id, String name, @Nullable UUID teamId) {}

    /** Something about the cell in that row and column. {@code kind}: {@code absence}. */
    public record Flag(int row, int column, String kind) {}
}
