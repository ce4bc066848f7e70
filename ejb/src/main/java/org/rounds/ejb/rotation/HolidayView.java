package org.rounds.ejb.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.rotation.Holiday;

/** A holiday, with the day off in lieu where that is another. */
public record HolidayView(
        UUID id,
        @Nullable UUID teamId,
        LocalDate date,
        @Nullable LocalDate observedDate,
        String name,
        Holiday.Kind kind,
        Holiday.Intent intent,
        Instant createdAt,
        long version)
        implements RootView {
    static HolidayView of(Holiday holiday) {
        return new HolidayView(
                holiday.id(),
                holiday.teamId(),
                holiday.date(),
                holiday.observedDate(),
                holiday.name(),
                holiday.kind(),
                holiday.intent(),
                holiday.createdAt(),
                holiday.version());
    }
}
