package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** What is pinned in schedules that are being planned. */
public interface PinRepository {
    EntityManager entityManager();

    default Optional<Pin> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Pin.class, id));
    }

    /** All of a schedule, by day. */
    @HQL("select p from Pin p where p.scheduleId = :scheduleId order by p.date, p.personId, p.slot")
    List<Pin> of(UUID scheduleId);

    @HQL("delete from Pin p where p.scheduleId = :scheduleId")
    int clear(UUID scheduleId);
}
