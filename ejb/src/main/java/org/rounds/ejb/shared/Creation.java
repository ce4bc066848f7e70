package org.rounds.ejb.shared;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.DomainEvent;
import org.rounds.ejb.event.EventBus;
import org.rounds.persistence.shared.WorkspaceEntity;

/** What every creation does: store, audit, announce, in the running transaction. */
@Dependent
public class Creation {
    @Inject
    EntityManager entityManager;

    @Inject
    AuditService audit;

    @Inject
    EventBus events;

    /** Stores a new aggregate and flushes, so that what the database refuses is refused here. */
    public <T extends WorkspaceEntity> T store(T aggregate, String resource, DomainEvent created) {
        entityManager.persist(aggregate);
        entityManager.flush();
        audit.record("create", resource, aggregate.id());
        events.publish(created);
        return aggregate;
    }
}
