package org.rounds.persistence.identity;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Listing;

/** The users of a workspace. */
public interface UserRepository {
    EntityManager entityManager();

    default Optional<User> find(UUID id) {
        return Optional.ofNullable(entityManager().find(User.class, id));
    }

    @HQL("select count(u) from User u where u.personId = :personId")
    long countOf(UUID personId);

    /** By name unless sorted otherwise. */
    default Listing.Result<User> list(@Nullable String role, Listing.Page page) {
        return new Listing<>(entityManager(), User.class, Map.of("username", "username", "created_at", "createdAt"))
                .equal("role", role)
                .page(page, "username");
    }
}
