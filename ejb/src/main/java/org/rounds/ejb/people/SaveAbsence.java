package org.rounds.ejb.people;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.persistence.people.Absence;

/** Days are inclusive. */
public record SaveAbsence(
        @NotNull UUID personId, @NotNull Absence.Type type, @NotNull LocalDate startDate, @NotNull LocalDate endDate) {
    static SaveAbsence of(Absence absence) {
        return new SaveAbsence(absence.personId(), absence.type(), absence.startDate(), absence.endDate());
    }
}
