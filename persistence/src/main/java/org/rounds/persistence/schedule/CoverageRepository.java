package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Coverage requirements. */
public interface CoverageRepository {
    EntityManager entityManager();

    default Optional<CoverageRequirement> find(UUID id) {
        return Optional.ofNullable(entityManager().find(CoverageRequirement.class, id));
    }

    /** The team's requirements that touch the period, both days inclusive, in a stable order. */
    @HQL("select c from CoverageRequirement c where c.teamId = :teamId and c.startDate <= :to and c.endDate >= :from"
            + " order by c.startDate, c.id")
    List<CoverageRequirement> touching(UUID teamId, LocalDate from, LocalDate to);

    /** Searched by the activity's name and code. */
    default Listing.Result<CoverageRequirement> list(Listing.Query query) {
        return new Listing<>(entityManager(), CoverageRequirement.class, query)
                .searching("activityId", "activity")
                .during("startDate", "endDate")
                .page();
    }
}
