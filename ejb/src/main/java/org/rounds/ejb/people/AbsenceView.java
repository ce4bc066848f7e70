package org.rounds.ejb.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.people.Absence;

/** An absence; days are inclusive. */
public record AbsenceView(
        UUID id,
        UUID personId,
        Absence.Type type,
        LocalDate startDate,
        LocalDate endDate,
        Instant createdAt,
        long version)
        implements RootView {
    static AbsenceView of(Absence absence) {
        return new AbsenceView(
                absence.id(),
                absence.personId(),
                absence.type(),
                absence.startDate(),
                absence.endDate(),
                absence.createdAt(),
                absence.version());
    }
}
