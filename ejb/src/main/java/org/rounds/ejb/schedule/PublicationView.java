package org.rounds.ejb.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.Publication;

/**
 * A schedule's coming in force.
 *
 * @param createdAt when it came in force
 * @param added cells where nothing was in force
 * @param changed cells where the person did something else, or at another time
 * @param removed cells where something was in force and nothing is
 * @param people how many people are touched by that
 * @param rolledBackAt null while it stands
 */
public record PublicationView(
        UUID id,
        UUID scheduleId,
        Instant createdAt,
        @Nullable UUID publishedBy,
        int added,
        int changed,
        int removed,
        int people,
        @Nullable Instant rolledBackAt,
        @Nullable UUID rolledBackBy,
        @Nullable String rollbackReason,
        long version)
        implements Versioned {
    static PublicationView of(Publication publication) {
        Publication.Difference difference = publication.difference();
        return new PublicationView(
                publication.id(),
                publication.scheduleId(),
                publication.createdAt(),
                publication.publishedBy().orElse(null),
                difference.added(),
                difference.changed(),
                difference.removed(),
                difference.people(),
                publication.rolledBackAt().orElse(null),
                publication.rolledBackBy().orElse(null),
                publication.rollbackReason().orElse(null),
                publication.version());
    }
}
