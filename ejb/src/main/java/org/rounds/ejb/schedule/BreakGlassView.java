package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.BreakGlass;

/**
 * Leave to publish a schedule once although it changes days up to the lock date.
 *
 * @param lockDate as it was when the leave was given
 */
public record BreakGlassView(
        UUID id, UUID scheduleId, LocalDate lockDate, String reason, @Nullable UUID approvedBy, Instant createdAt) {
    static BreakGlassView of(BreakGlass leave) {
        return new BreakGlassView(
                leave.id(),
                leave.scheduleId(),
                leave.lockDate(),
                leave.reason(),
                leave.approvedBy().orElse(null),
                leave.createdAt());
    }
}
