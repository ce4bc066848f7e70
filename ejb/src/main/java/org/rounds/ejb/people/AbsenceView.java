package org.rounds.ejb.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.AbsenceTerms;

/** An absence; days are inclusive. */
public record AbsenceView(
        UUID id,
        UUID personId,
        Absence.Type type,
        LocalDate startDate,
        LocalDate endDate,
        Absence.State state,
        boolean blocking,
        boolean awayFromProgram,
        boolean returnDateTentative,
        @Nullable UUID replacementActivityId,
        @Nullable String notes,
        @Nullable UUID reviewedBy,
        @Nullable Instant reviewedAt,
        @Nullable String reviewNotes,
        Instant createdAt,
        long version)
        implements RootView {
    static AbsenceView of(Absence absence) {
        AbsenceTerms terms = absence.terms();
        return new AbsenceView(
                absence.id(),
                absence.personId(),
                absence.type(),
                absence.startDate(),
                absence.endDate(),
                absence.state(),
                terms.blocking(),
                terms.awayFromProgram(),
                terms.returnDateTentative(),
                terms.replacementActivityId(),
                terms.notes(),
                absence.reviewedBy().orElse(null),
                absence.reviewedAt().orElse(null),
                absence.reviewNotes().orElse(null),
                absence.createdAt(),
                absence.version());
    }
}
