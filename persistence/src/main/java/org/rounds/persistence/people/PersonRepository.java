package org.rounds.persistence.people;

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

/** Persons and the teams they belong to. */
public interface PersonRepository {
    EntityManager entityManager();

    default Optional<Person> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Person.class, id));
    }

    @HQL("select p from Person p where p.id in :ids order by p.name, p.id")
    List<Person> all(Collection<UUID> ids);

    /** Active members of the team on any day of the period, both days inclusive, by name. */
    @HQL("select p from Person p where p.active = true and exists (select m.id from TeamMembership m"
            + " where m.teamId = :teamId and m.personId = p.id"
            + " and (m.startDate is null or m.startDate <= :to) and (m.endDate is null or m.endDate >= :from))"
            + " order by p.name, p.id")
    List<Person> members(UUID teamId, LocalDate from, LocalDate to);

    @HQL("select m from TeamMembership m where m.personId in :ids order by m.startDate, m.id")
    List<TeamMembership> memberships(Collection<UUID> ids);

    @HQL("select m from TeamMembership m where m.teamId = :teamId order by m.startDate, m.id")
    List<TeamMembership> membershipsOf(UUID teamId);

    /** By name unless sorted otherwise. */
    default Listing.Result<Person> list(
            Person.@Nullable Type type, @Nullable UUID teamId, @Nullable String search, Listing.Page page) {
        var listing = new Listing<>(entityManager(), Person.class, Map.of("name", "name", "created_at", "createdAt"))
                .equal("type", type)
                .contains("name", search);
        if (teamId != null) {
            listing.where((b, person) -> {
                var memberships = b.createQuery().subquery(UUID.class);
                var membership = memberships.from(TeamMembership.class);
                memberships.select(membership.get("personId")).where(b.equal(membership.get("teamId"), teamId));
                return person.get("id").in(memberships);
            });
        }
        return listing.page(page, "name");
    }
}
