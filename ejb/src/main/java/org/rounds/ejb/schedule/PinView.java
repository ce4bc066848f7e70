package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Pin;

/**
 * What one cell of a schedule that is being planned is to be.
 *
 * @param activityId null: the person is off there
 */
public record PinView(
        UUID id,
        UUID scheduleId,
        UUID personId,
        LocalDate date,
        Assignment.Slot slot,
        @Nullable UUID activityId,
        Instant createdAt,
        long version)
        implements Versioned {
    static PinView of(Pin pin) {
        return new PinView(
                pin.id(),
                pin.scheduleId(),
                pin.personId(),
                pin.date(),
                pin.slot(),
                pin.activityId().orElse(null),
                pin.createdAt(),
                pin.version());
    }
}
