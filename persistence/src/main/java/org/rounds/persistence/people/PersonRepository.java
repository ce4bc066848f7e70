package org.rounds.persistence.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.MapJoin;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Persons and the teams they belong to. */
public interface PersonRepository {
    EntityManager entityManager();

    default Optional<Person> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Person.class, id));
    }

    @HQL("select p from Person p where p.id in :ids order by p.name, p.id")
    List<Person> all(Collection<UUID> ids);

    @HQL("select p.id from Person p where p.id in :ids and p.active = false order by p.name, p.id")
    List<UUID> inactive(Collection<UUID> ids);

    /** What a person is called. */
    record Name(UUID id, String name) {}

    @HQL("select p.id, p.name from Person p where p.id in :ids order by p.name, p.id")
    List<Name> names(Collection<UUID> ids);

    /** Active residents with a grade in the academic year, by name. */
    @HQL("select p from Person p join p.grades g where p.active = true and p.type = RESIDENT"
            + " and key(g) = :academicYear and g.graduated = false order by p.name, p.id")
    List<Person> residents(int academicYear);

    @HQL("select count(p) from Person p where lower(p.email) = lower(:email) and p.id <> :except")
    long countOthersReached(String email, UUID except);

    /** @param emails in lower case; so is the answer, with those that are somebody's */
    @HQL("select lower(p.email) from Person p where lower(p.email) in :emails")
    List<String> reached(Collection<String> emails);

    /** Active members of the team on any day of the period, both days inclusive, by name. */
    @HQL("select p from Person p where p.active = true and exists (select m.id from TeamMembership m"
            + " where m.teamId = :teamId and m.personId = p.id"
            + " and (m.startDate is null or m.startDate <= :to) and (m.endDate is null or m.endDate >= :from))"
            + " order by p.name, p.id")
    List<Person> members(UUID teamId, LocalDate from, LocalDate to);

    /** @param academicYear the year whose grade {@code pgy_level} means */
    default Listing.Result<Person> list(Listing.Query query, int academicYear) {
        return new Listing<>(entityManager(), Person.class, query)
                .searching("id", "person")
                .filter("team_id", (b, criteria, person, matching) -> {
                    var memberships = criteria.subquery(UUID.class);
                    var membership = memberships.from(TeamMembership.class);
                    memberships.select(membership.get("personId")).where(matching.of(membership.get("teamId")));
                    return person.get("id").in(memberships);
                })
                .filter("pgy_level", (b, criteria, person, matching) -> {
                    var grades = criteria.subquery(Integer.class);
                    MapJoin<Person, Integer, Grade> grade =
                            grades.correlate(person).joinMap("grades");
                    return b.exists(grades.select(b.literal(1))
                            .where(
                                    b.equal(grade.key(), academicYear),
                                    matching.of(grade.value().get("pgyLevel"))));
                })
                .page();
    }
}
