package org.rounds.persistence.rotation;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Academic years. */
public interface AcademicYearRepository {
    EntityManager entityManager();

    default Optional<AcademicYear> find(UUID id) {
        return Optional.ofNullable(entityManager().find(AcademicYear.class, id));
    }

    /** How many blocks of the year are not within these days. */
    @HQL("select count(b) from Block b where b.academicYearId = :id and (b.startDate < :first or b.endDate > :last)")
    long blocksOutside(UUID id, LocalDate first, LocalDate last);

    default Listing.Result<AcademicYear> list(Listing.Query query) {
        return new Listing<>(entityManager(), AcademicYear.class, query)
                .searching("id", "academic_year")
                .during("startDate", "endDate")
                .page();
    }
}
