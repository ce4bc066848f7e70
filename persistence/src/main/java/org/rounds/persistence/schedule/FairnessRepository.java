package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** The fairness ledger. */
public interface FairnessRepository {
    EntityManager entityManager();

    /** What somebody has earned, and what the person's share was, in one category. */
    record Standing(UUID personId, String name, FairnessEntry.Category category, BigDecimal earned, BigDecimal share) {
        public BigDecimal balance() {
            return earned.subtract(share);
        }
    }

    /** What somebody has earned, and what the share was, in one category and academic year. */
    record Year(FairnessEntry.Category category, Integer academicYear, BigDecimal earned, BigDecimal share) {}

    /** By how many days of a category somebody has done more than the person's share. */
    record Balance(UUID personId, FairnessEntry.Category category, BigDecimal days) {}

    /** Searched by the person's name. */
    default Listing.Result<FairnessEntry> list(Listing.Query query) {
        return new Listing<>(entityManager(), FairnessEntry.class, query)
                .searching("personId", "person")
                .page();
    }

    /** Adds what the schedules' work in force is worth by now and was not posted yet; it flushes first. */
    default void post(Collection<UUID> scheduleIds, Instant at) {
        entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select count(rounds_fairness_post(s, :at)) from unnest(cast(:schedules as uuid[])) s",
                        Long.class)
                .setParameter("schedules", scheduleIds.toArray(UUID[]::new))
                .setParameter("at", at)
                .getSingleResult();
    }

    @HQL("select e.category, e.academicYear, sum(e.earned), sum(e.share) from FairnessEntry e"
            + " where e.personId = :person group by e.category, e.academicYear order by e.category, e.academicYear")
    List<Year> years(UUID person);

    /** Whoever has done most beyond the own share first. */
    @HQL("select e.personId, p.name, e.category, sum(e.earned), sum(e.share) from FairnessEntry e"
            + " join Person p on p.id = e.personId where e.personId in :people group by e.personId, p.name, e.category"
            + " order by sum(e.earned - e.share) desc, p.name, e.personId")
    List<Standing> standings(Collection<UUID> people);

    /** What people bring along from schedules that ended before the day. */
    @HQL("select e.personId, e.category, sum(e.earned - e.share) from FairnessEntry e"
            + " join Schedule s on s.id = e.scheduleId"
            + " where e.personId in :people and s.endDate < :day group by e.personId, e.category")
    List<Balance> before(LocalDate day, Collection<UUID> people);
}
