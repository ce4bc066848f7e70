package org.rounds.persistence.identity;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** The users of a workspace. */
public interface UserRepository {
    EntityManager entityManager();

    default Optional<User> find(UUID id) {
        return Optional.ofNullable(entityManager().find(User.class, id));
    }

    @HQL("select count(u) from User u where u.personId = :personId")
    long countOf(UUID personId);

    default Listing.Result<User> list(Listing.Query query) {
        return new Listing<>(entityManager(), User.class, query)
                .searching("id", "app_user")
                .page();
    }
}
