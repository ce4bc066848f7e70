package org.rounds.persistence.rotation;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Blocks. */
public interface BlockRepository {
    EntityManager entityManager();

    default Optional<Block> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Block.class, id));
    }

    /** Blocks that touch the period, both days inclusive. */
    @HQL("select b from Block b where b.startDate <= :to and b.endDate >= :from order by b.startDate, b.id")
    List<Block> touching(LocalDate from, LocalDate to);

    default Listing.Result<Block> list(Listing.Query query) {
        return new Listing<>(entityManager(), Block.class, query)
                .searching("id", "block")
                .during("startDate", "endDate")
                .page();
    }
}
