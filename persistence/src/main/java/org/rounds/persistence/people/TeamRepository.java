package org.rounds.persistence.people;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Teams. */
public interface TeamRepository {
    EntityManager entityManager();

    default Optional<Team> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Team.class, id));
    }

    @HQL("select count(t) from Team t where t.name = :name")
    long countNamed(String name);

    default Listing.Result<Team> list(Listing.Query query) {
        return new Listing<>(entityManager(), Team.class, query)
                .searching("id", "team")
                .page();
    }
}
