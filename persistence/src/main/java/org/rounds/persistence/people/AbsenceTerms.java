package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an absence means for the plans of others.
 *
 * @param blocking whether the person cannot be rostered on its days
 * @param awayFromProgram whether a resident's days count to those that a program allows in an academic year
 * @param returnDateTentative whether the last day is a guess
 * @param replacementActivityId what is done instead
 * @param notes for those who may read the absence; never logged, never told in events
 */
@Embeddable
public record AbsenceTerms(
        boolean blocking,
        @Column(name = "away_from_program") boolean awayFromProgram,
        @Column(name = "return_date_tentative") boolean returnDateTentative,
        @Column(name = "replacement_activity_id") @Nullable UUID replacementActivityId,
        @Nullable String notes) {
    /** Tells if the program usually misses the person: residents alone have a limit, and a fixed day off is none of it. */
    public static boolean isAway(Person.Type person, Absence.Type type) {
        return person == Person.Type.RESIDENT && type.leave();
    }
}
