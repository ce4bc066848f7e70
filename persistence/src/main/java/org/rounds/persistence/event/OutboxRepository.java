package org.rounds.persistence.event;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outbox of all workspaces, in numbers. */
@Dependent
public class OutboxRepository {
    /** How many facts wait, and since when the oldest does; null where none waits. */
    public record Waiting(long events, @Nullable Instant oldest) {}

    private final EntityManager entityManager;

    @Inject
    public OutboxRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public Waiting waiting() {
        Object[] row = (Object[]) entityManager
                .createNativeQuery("select waiting, oldest from rounds_outbox()")
                .getSingleResult();
        return new Waiting(((Number) row[0]).longValue(), (Instant) row[1]);
    }
}
