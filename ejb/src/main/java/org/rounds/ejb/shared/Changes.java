package org.rounds.ejb.shared;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.DomainEvent;
import org.rounds.ejb.event.EventBus;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.References;
import org.rounds.persistence.shared.WorkspaceEntity;

/** What every write of an aggregate does: write, audit, announce, in the running transaction. */
@Dependent
public class Changes {
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

    /**
     * Changes an aggregate; what leaves it as it was is no change, and leaves no trace.
     *
     * @param seen the version that the client has seen; null if it did not say
     * @return the view of it afterwards
     * @throws DomainException stale, if it has another version
     * @throws OptimisticLockException if it has another version by the end of this
     */
    public <T extends WorkspaceEntity, V extends Versioned> V change(
            T aggregate,
            @Nullable Long seen,
            String resource,
            DomainEvent changed,
            Function<T, V> view,
            Runnable change) {
        requireVersion(aggregate, seen);
        V before = view.apply(aggregate);
        change.run();
        entityManager.flush();
        V after = view.apply(aggregate);
        if (after.version() != before.version()) {
            audit.record("update", resource, aggregate.id(), changedFields(before, after));
            events.publish(changed);
        } else {
            // What it consists of is read after its own row: somebody may have made the same change in between.
            entityManager.lock(aggregate, LockModeType.PESSIMISTIC_READ);
        }
        return after;
    }

    private static List<String> changedFields(Versioned before, Versioned after) {
        JsonNode was = EventBus.JSON.valueToTree(before);
        JsonNode is = EventBus.JSON.valueToTree(after);
        return is.properties().stream()
                .filter(field -> !field.getValue().equals(was.get(field.getKey())))
                .map(Map.Entry::getKey)
                .filter(field -> !field.equals("version"))
                .toList();
    }

    /**
     * Removes an aggregate.
     *
     * @param seen the version that the client has seen; null if it did not say
     * @throws DomainException stale, if it has another version; conflict, naming the users, if something refers to it
     */
    public void remove(WorkspaceEntity aggregate, @Nullable Long seen, String resource, DomainEvent removed) {
        requireVersion(aggregate, seen);
        requireUnused(resource, users(aggregate));
        entityManager.remove(aggregate);
        entityManager.flush();
        audit.record("delete", resource, aggregate.id());
        events.publish(removed);
    }

    /** Returns what kinds of things refer to an aggregate. */
    public List<String> users(WorkspaceEntity aggregate) {
        return References.to(entityManager, aggregate);
    }

    /** @throws DomainException conflict, naming the users, if there are any */
    public static void requireUnused(String resource, List<String> users) {
        if (!users.isEmpty()) {
            throw DomainException.conflict(
                    "CONFLICT",
                    "The " + resource + " is in use by: " + String.join(", ", users),
                    Map.of("used_by", users));
        }
    }

    /** @throws DomainException stale, if the client has seen another version */
    public static void requireVersion(WorkspaceEntity aggregate, @Nullable Long seen) {
        if (seen != null && seen != aggregate.version()) {
            throw new DomainException(
                    DomainException.Kind.STALE,
                    "STALE",
                    "This has changed since you read it",
                    Map.of("version", aggregate.version()));
        }
    }
}
