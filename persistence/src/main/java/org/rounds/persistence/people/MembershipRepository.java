package org.rounds.persistence.people;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** People's times in teams. */
public interface MembershipRepository {
    EntityManager entityManager();

    default Optional<TeamMembership> find(UUID id) {
        return Optional.ofNullable(entityManager().find(TeamMembership.class, id));
    }

    @HQL("select m from TeamMembership m where m.personId in :ids order by m.startDate, m.id")
    List<TeamMembership> ofPeople(Collection<UUID> ids);

    @HQL("select m from TeamMembership m where m.teamId = :teamId order by m.startDate, m.id")
    List<TeamMembership> ofTeam(UUID teamId);

    /** Searched by the person's name; what has no first or last day is open there. */
    default Listing.Result<TeamMembership> list(Listing.Query query) {
        Listing<TeamMembership> listing =
                new Listing<>(entityManager(), TeamMembership.class, query).searching("personId", "person");
        LocalDate from = query.from();
        LocalDate to = query.to();
        if (from != null) {
            listing.where((b, root) ->
                    b.or(b.isNull(root.get("endDate")), b.greaterThanOrEqualTo(root.<LocalDate>get("endDate"), from)));
        }
        if (to != null) {
            listing.where((b, root) ->
                    b.or(b.isNull(root.get("startDate")), b.lessThanOrEqualTo(root.<LocalDate>get("startDate"), to)));
        }
        return listing.page();
    }
}
