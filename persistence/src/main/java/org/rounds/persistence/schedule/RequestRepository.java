package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Listing;

/** Requests. */
public interface RequestRepository {
    EntityManager entityManager();

    default Optional<RosterRequest> find(UUID id) {
        return Optional.ofNullable(entityManager().find(RosterRequest.class, id));
    }

    @HQL("select r from RosterRequest r where r.personId in :people and r.date between :from and :to order by r.id")
    List<RosterRequest> within(Collection<UUID> people, LocalDate from, LocalDate to);

    /** By day unless sorted otherwise. */
    default Listing.Result<RosterRequest> list(
            @Nullable UUID personId, @Nullable LocalDate from, @Nullable LocalDate to, Listing.Page page) {
        return new Listing<>(entityManager(), RosterRequest.class, Map.of("date", "date", "created_at", "createdAt"))
                .equal("personId", personId)
                .atLeast("date", from)
                .atMost("date", to)
                .page(page, "date");
    }
}
