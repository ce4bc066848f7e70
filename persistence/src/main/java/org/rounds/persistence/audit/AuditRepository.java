package org.rounds.persistence.audit;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.identity.User;
import org.rounds.persistence.shared.Listing;

/** What has been done, and by whom. */
public interface AuditRepository {
    List<String> READING = List.of("read", "list");

    EntityManager entityManager();

    /** The changes of one resource; searched by the name of who has made them. */
    default Listing.Result<AuditRecord> changes(String resource, UUID id, Listing.Query query) {
        return new Listing<>(entityManager(), AuditRecord.class, query)
                .where((b, root) -> b.equal(root.get("resource"), resource))
                .where((b, root) -> b.equal(root.get("resourceId"), id))
                .where((b, root) -> b.not(root.get("action").in(READING)))
                .filter("user_id", (b, criteria, root, matching) -> matching.of(root.get("actorId")))
                .searching("actorId", "app_user")
                .page();
    }

    @HQL("select u from User u where u.id in :ids")
    List<User> users(Collection<UUID> ids);
}
