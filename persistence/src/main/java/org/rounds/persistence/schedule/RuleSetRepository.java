package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Sets of duty-hour rules. */
public interface RuleSetRepository {
    EntityManager entityManager();

    default Optional<RuleSet> find(UUID id) {
        return Optional.ofNullable(entityManager().find(RuleSet.class, id));
    }

    /** The rules that bind a team, its own and everybody's but for some sets, and those of others besides. */
    @HQL("select r from RuleSet s join s.rules r"
            + " where (s.teamId = :teamId or s.teamId is null or s.id in :with) and s.id not in :without")
    List<DutyRule> binding(UUID teamId, Collection<UUID> without, Collection<UUID> with);

    default Listing.Result<RuleSet> list(Listing.Query query) {
        return new Listing<>(entityManager(), RuleSet.class, query)
                .searching("id", "rule_set")
                .page();
    }
}
