package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.schedule.RosterRequest;

/** A wish; {@code activityId} is null where any work is meant. */
public record RosterRequestView(
        UUID id,
        UUID personId,
        LocalDate date,
        @Nullable UUID activityId,
        RosterRequest.Kind kind,
        int weight,
        Instant createdAt,
        long version)
        implements RootView {
    static RosterRequestView of(RosterRequest request) {
        return new RosterRequestView(
                request.id(),
                request.personId(),
                request.date(),
                request.activityId(),
                request.kind(),
                request.weight(),
                request.createdAt(),
                request.version());
    }
}
