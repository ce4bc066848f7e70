package org.rounds.persistence.people;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Listing;

/** Teams. */
public interface TeamRepository {
    EntityManager entityManager();

    default Optional<Team> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Team.class, id));
    }

    @HQL("select count(t) from Team t where t.name = :name")
    long countNamed(String name);

    /** By name unless sorted otherwise. */
    default Listing.Result<Team> list(@Nullable String search, Listing.Page page) {
        return new Listing<>(entityManager(), Team.class, Map.of("name", "name", "created_at", "createdAt"))
                .contains("name", search)
                .page(page, "name");
    }
}
