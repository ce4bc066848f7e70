package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What is worked: a cell for each person and day with an activity; a day off has no cell. */
public record Roster(List<Cell> cells) {
    public Roster {
        cells = List.copyOf(cells);
    }

    /** One person's activity on one day; at most one per person and day. */
    public record Cell(UUID person, LocalDate date, UUID activity) {}
}
