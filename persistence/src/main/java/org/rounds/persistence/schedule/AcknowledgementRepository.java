package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;

/** What has been accepted of a schedule. */
public interface AcknowledgementRepository {
    EntityManager entityManager();

    @HQL("select a from Acknowledgement a where a.scheduleId = :scheduleId order by a.createdAt, a.id")
    List<Acknowledgement> of(UUID scheduleId);
}
