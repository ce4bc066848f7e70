package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.persistence.schedule.Assignment;

/**
 * What happens to people between two rosters.
 *
 * @param otherPerson who does it instead; of an exchange, the other of the two
 * @param otherActivityId what the person does instead; of an exchange, what the other did
 * @param toDate of a move, the day to which it moves
 */
public record RosterChangeView(
        RosterChange.Kind kind,
        PersonName person,
        @Nullable PersonName otherPerson,
        UUID activityId,
        @Nullable UUID otherActivityId,
        LocalDate date,
        Assignment.Slot slot,
        @Nullable LocalDate toDate,
        Assignment.@Nullable Slot toSlot,
        String text) {}
