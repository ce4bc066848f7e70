package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;
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

    /** By first day unless sorted otherwise. */
    default Listing.Result<CoverageRequirement> list(
            @Nullable UUID teamId, @Nullable UUID activityId, Listing.Page page) {
        return new Listing<>(
                        entityManager(),
                        CoverageRequirement.class,
                        Map.of("start_date", "startDate", "created_at", "createdAt"))
                .equal("teamId", teamId)
                .equal("activityId", activityId)
                .page(page, "start_date");
    }
}
