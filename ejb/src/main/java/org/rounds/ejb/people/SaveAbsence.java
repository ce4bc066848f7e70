package org.rounds.ejb.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.AbsenceTerms;
import org.rounds.persistence.people.Person;

/**
 * Days are inclusive.
 *
 * @param state of a new one: approved unless said otherwise, pending where the person asks; later it is decided
 * @param blocking whether the person cannot be rostered then; they cannot unless said otherwise
 * @param awayFromProgram whether the days count to those that a program allows; a resident's leave does unless said
 *     otherwise
 * @param returnDateTentative whether the last day is a guess; it is none unless said otherwise
 * @param replacementActivityId what is done instead
 */
public record SaveAbsence(
        @NotNull UUID personId,
        @NotNull Absence.Type type,
        @NotNull LocalDate startDate,
        @NotNull LocalDate endDate,
        Absence.@Nullable State state,
        @Nullable Boolean blocking,
        @Nullable Boolean awayFromProgram,
        @Nullable Boolean returnDateTentative,
        @Nullable UUID replacementActivityId,
        @Size(max = 1000) @Nullable String notes) {
    static SaveAbsence of(Absence absence) {
        AbsenceTerms terms = absence.terms();
        return new SaveAbsence(
                absence.personId(),
                absence.type(),
                absence.startDate(),
                absence.endDate(),
                absence.state(),
                terms.blocking(),
                terms.awayFromProgram(),
                terms.returnDateTentative(),
                terms.replacementActivityId(),
                terms.notes());
    }

    /** Returns one of which nothing is known but whose it is: what a creation below the person starts from. */
    @SuppressWarnings("NullAway") // validated once the body is merged
    static SaveAbsence of(UUID personId) {
        return new SaveAbsence(personId, null, null, null, null, null, null, null, null, null);
    }

    AbsenceTerms terms(Person person) {
        return new AbsenceTerms(
                blocking == null || blocking,
                awayFromProgram == null ? AbsenceTerms.isAway(person.type(), type) : awayFromProgram,
                returnDateTentative != null && returnDateTentative,
                replacementActivityId,
                notes);
    }
}
