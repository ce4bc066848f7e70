package org.rounds.persistence.rotation;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.shared.Listing;
import org.rounds.persistence.shared.Turn;

/** Holidays. */
public interface HolidayRepository {
    EntityManager entityManager();

    default Optional<Holiday> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Holiday.class, id));
    }

    /** The team's holidays and everybody's with their day off in the period, both days inclusive, by day. */
    @HQL("select h from Holiday h where (h.teamId = :teamId or h.teamId is null) and coalesce(h.observedDate,"
            + " h.date) between :from and :to order by coalesce(h.observedDate, h.date), h.id")
    List<Holiday> of(UUID teamId, LocalDate from, LocalDate to);

    /** As the other, only everybody's. */
    @HQL("select h from Holiday h where h.teamId is null and coalesce(h.observedDate, h.date) between :from and :to"
            + " order by coalesce(h.observedDate, h.date), h.id")
    List<Holiday> ofEverybody(LocalDate from, LocalDate to);

    /** The days of the team's holidays and of everybody's themselves, whenever they are observed. */
    @HQL("select distinct h.date from Holiday h where (h.teamId = :teamId or h.teamId is null)"
            + " and h.kind in :kinds and h.date between :from and :to")
    List<LocalDate> days(UUID teamId, Collection<Holiday.Kind> kinds, LocalDate from, LocalDate to);

    /** Everybody's on these days. */
    @HQL("select h from Holiday h where h.teamId is null and h.date in :dates")
    List<Holiday> on(Collection<LocalDate> dates);

    /** Lets those who generate holidays for the workspace follow each other. */
    default void awaitTurn() {
        Turn.await(entityManager(), "holidays " + CurrentWorkspace.id());
    }

    default Listing.Result<Holiday> list(Listing.Query query) {
        return new Listing<>(entityManager(), Holiday.class, query)
                .searching("id", "holiday")
                .during("date", "date")
                .page();
    }
}
