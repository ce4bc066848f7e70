package org.rounds.persistence.identity;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;
import org.rounds.persistence.shared.Turn;

/** The users of a workspace. */
public interface UserRepository {
    EntityManager entityManager();

    default Optional<User> find(UUID id) {
        return Optional.ofNullable(entityManager().find(User.class, id));
    }

    @HQL("select count(u) from User u where u.personId = :personId")
    long countOf(UUID personId);

    /** Lets nobody else take administrators away from this workspace until this transaction ends. */
    default void lockAdministrators() {
        Turn.await(entityManager(), "administrators " + CurrentWorkspace.id());
    }

    @HQL("select count(u) from User u where u.role = :role and u.active and u.id <> :id")
    long countOfOthers(String role, UUID id);

    default Listing.Result<User> list(Listing.Query query) {
        return new Listing<>(entityManager(), User.class, query)
                .searching("id", "app_user")
                .page();
    }
}
