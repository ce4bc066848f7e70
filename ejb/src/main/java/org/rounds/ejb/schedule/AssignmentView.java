package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.persistence.schedule.Assignment;

/** What a person does on a day, with the instants it really takes. */
public record AssignmentView(
        UUID id,
        UUID scheduleId,
        UUID personId,
        LocalDate date,
        UUID activityId,
        Instant startsAt,
        Instant endsAt,
        boolean inForce) {
    static AssignmentView of(Assignment assignment) {
        return new AssignmentView(
                assignment.id(),
                assignment.scheduleId(),
                assignment.personId(),
                assignment.date(),
                assignment.activityId(),
                assignment.startsAt(),
                assignment.endsAt(),
                assignment.inForce());
    }
}
