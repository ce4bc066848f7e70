package org.rounds.persistence.people;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Absences. */
public interface AbsenceRepository {
    EntityManager entityManager();

    default Optional<Absence> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Absence.class, id));
    }

    /** Absences in force of these people that touch the period, both days inclusive, by first day. */
    @HQL("select a from Absence a where a.personId in :people and a.startDate <= :to and a.endDate >= :from"
            + " and a.state in (APPROVED, CONFIRMED) order by a.startDate, a.id")
    List<Absence> inForce(Collection<UUID> people, LocalDate from, LocalDate to);

    /** All absences of these people, whatever their state. */
    @HQL("select a from Absence a where a.personId in :people")
    List<Absence> ofPeople(Collection<UUID> people);

    /** Searched by the person's name. */
    default Listing.Result<Absence> list(Listing.Query query) {
        return new Listing<>(entityManager(), Absence.class, query)
                .searching("personId", "person")
                .during("startDate", "endDate")
                .page();
    }
}
