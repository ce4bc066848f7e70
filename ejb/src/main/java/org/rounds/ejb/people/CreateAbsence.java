package org.rounds.ejb.people;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.persistence.people.Absence;

/** Days are inclusive. */
public record CreateAbsence(
        @NotNull UUID personId, @NotNull Absence.Type type, @NotNull LocalDate startDate, @NotNull LocalDate endDate) {}
