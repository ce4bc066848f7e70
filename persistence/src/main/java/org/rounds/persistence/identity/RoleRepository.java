package org.rounds.persistence.identity;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** A workspace's own roles. */
public interface RoleRepository {
    EntityManager entityManager();

    default Optional<Role> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Role.class, id));
    }

    @HQL("select r from Role r where r.id in :ids order by r.name")
    List<Role> all(Collection<UUID> ids);

    default Listing.Result<Role> list(Listing.Query query) {
        return new Listing<>(entityManager(), Role.class, query)
                .searching("id", "role")
                .page();
    }
}
