package org.rounds.persistence.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * One cell of a roster: a person's slot of a day, or block.
 *
 * @param date the first day
 */
public record CellKey(UUID person, LocalDate date, Assignment.Slot slot) implements Comparable<CellKey> {
    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::date).thenComparing(CellKey::slot).thenComparing(CellKey::person);

    public static CellKey of(Assignment assignment) {
        return new CellKey(assignment.personId(), assignment.date(), assignment.slot());
    }

    public static CellKey of(ScheduleRepository.Cell cell) {
        return new CellKey(cell.personId(), cell.date(), cell.slot());
    }

    /** By day, then slot. */
    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
