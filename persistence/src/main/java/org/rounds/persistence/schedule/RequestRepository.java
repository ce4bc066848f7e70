package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Requests. */
public interface RequestRepository {
    EntityManager entityManager();

    default Optional<RosterRequest> find(UUID id) {
        return Optional.ofNullable(entityManager().find(RosterRequest.class, id));
    }

    @HQL("select r from RosterRequest r where r.personId in :people and r.date between :from and :to order by r.id")
    List<RosterRequest> within(Collection<UUID> people, LocalDate from, LocalDate to);

    /** Searched by the person's name. */
    default Listing.Result<RosterRequest> list(Listing.Query query) {
        return new Listing<>(entityManager(), RosterRequest.class, query)
                .searching("personId", "person")
                .during("date", "date")
                .page();
    }
}
