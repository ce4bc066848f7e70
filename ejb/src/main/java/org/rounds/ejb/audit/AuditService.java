package org.rounds.ejb.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.shared.RequestId;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.audit.AuditRecord;
import org.rounds.persistence.audit.AuditRepository;
import org.rounds.persistence.identity.User;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Writes who did what, and who has seen what, in the transaction that did it. */
@ApplicationScoped
public class AuditService {
    @Inject
    EntityManager entityManager;

    @Inject
    AuditRepository records;

    @Inject
    Clock clock;

    public void record(String action, String resource, UUID id) {
        record(action, resource, id, null, null);
    }

    /** As the other, saying which fields were changed. */
    public void record(String action, String resource, UUID id, List<String> fields) {
        record(action, resource, id, null, fields.toArray(String[]::new));
    }

    /** Keeps whose records the caller has seen: the view's, the list's, or those of what the first parameter names. */
    public void recordRead(String resource, Object[] parameters, @Nullable Object seen) {
        if (seen instanceof Listing.Result<?> list && list.rows().stream().allMatch(Versioned.class::isInstance)) {
            UUID[] subjects =
                    list.rows().stream().map(row -> ((Versioned) row).id()).toArray(UUID[]::new);
            record("list", resource, null, subjects, null);
        } else {
            record("read", resource, seen instanceof Versioned view ? view.id() : (UUID) parameters[0]);
        }
    }

    /** Returns the changes of one resource, that the caller may see. */
    public Listing.Result<ChangeView> changes(String resource, UUID id, Listing.Query query) {
        Listing.Result<AuditRecord> found = records.changes(resource, id, query);
        Set<UUID> actors =
                found.rows().stream().flatMap(row -> row.actorId().stream()).collect(Collectors.toSet());
        Map<UUID, String> names = actors.isEmpty()
                ? Map.of()
                : records.users(actors).stream().collect(Collectors.toMap(User::id, User::username));
        return found.map(row -> ChangeView.of(row, row.actorId().map(names::get).orElse(null)));
    }

    private void record(
            String action, String resource, @Nullable UUID id, UUID @Nullable [] subjects, String @Nullable [] fields) {
        Caller caller = Caller.current();
        UUID actor = caller == null ? null : caller.userId();
        entityManager.persist(new AuditRecord(
                Ids.next(), clock.instant(), actor, action, resource, id, subjects, fields, RequestId.current()));
    }
}
