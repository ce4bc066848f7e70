package org.rounds.ejb.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.shared.RequestId;
import org.rounds.persistence.audit.AuditRecord;
import org.rounds.persistence.shared.Ids;

/** Writes who did what, in the transaction that did it. */
@ApplicationScoped
public class AuditService {
    @Inject
    EntityManager entityManager;

    @Inject
    Clock clock;

    public void record(String action, String resource, UUID id) {
        Caller caller = Caller.current();
        entityManager.persist(new AuditRecord(
                Ids.next(),
                clock.instant(),
                caller == null ? null : caller.userId(),
                action,
                resource,
                id,
                RequestId.current()));
    }
}
