package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.shared.Listing;
import org.rounds.persistence.shared.Turn;

/**
 * What is in force: how a schedule takes over from others, and gives back. Whoever does it waits for its turn first and
 * locks schedules afterwards; who changes a single assignment has one schedule locked and waits for no turn. So they
 * never wait for each other.
 */
public interface PublicationRepository {
    EntityManager entityManager();

    /** An assignment, another that is in force at the same time, and how long both are on site. */
    record Overlap(UUID assignment, UUID other, long minutes) {}

    /** Publications of a workspace take turns: the second takes over from the first instead of running into it. */
    default void awaitTurn() {
        Turn.await(entityManager(), "publish " + CurrentWorkspace.id());
    }

    /** The schedule's publications that were not taken back, latest first; one at most. */
    @HQL("select p from Publication p where p.scheduleId = :scheduleId and p.rolledBackAt is null"
            + " order by p.createdAt desc")
    List<Publication> standing(UUID scheduleId);

    /** The leaves that were given for the schedule, latest first. */
    @HQL("select b from BreakGlass b where b.scheduleId = :scheduleId order by b.createdAt desc")
    List<BreakGlass> leaves(UUID scheduleId);

    /** Those of the same team and layer, searched by the schedule's name. */
    default Listing.Result<Publication> list(Schedule schedule, Listing.Query query) {
        return new Listing<>(entityManager(), Publication.class, query)
                .where((b, publication) -> schedule.teamId()
                        .map(team -> b.equal(publication.get("teamId"), team))
                        .orElseGet(() -> b.isNull(publication.get("teamId"))))
                .where((b, publication) -> b.equal(publication.get("layer"), schedule.layer()))
                .searching("scheduleId", "schedule")
                .page();
    }

    /** What would have to give way to the schedule: in force for its people, its layer and its days. */
    default List<Assignment> inItsPlace(UUID scheduleId) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery("select a.* from assignment a where " + TAKEN_OVER, Assignment.class)
                .setParameter("schedule", scheduleId)
                .getResultList();
    }

    /** What a publication has put out of force. */
    default List<Assignment> putAside(UUID publicationId) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select a.* from assignment a join publication_takeover t on t.assignment_id = a.id"
                                + " where t.publication_id = :publication",
                        Assignment.class)
                .setParameter("publication", publicationId)
                .getResultList();
    }

    /**
     * Locks all schedules of the layer that are or were published that the schedule shares people and days with, so that nobody writes
     * into them meanwhile.
     */
    default void lockNeighbours(UUID scheduleId) {
        entityManager()
                .createNativeQuery("select o.id from schedule o join schedule s on s.id = :schedule and o.id <> s.id"
                        + " where o.status in ('PUBLISHED', 'SUPERSEDED') and o.layer = s.layer and o.start_date <= s.end_date"
                        + " and o.end_date >= s.start_date and exists (select 1 from schedule_person p"
                        + " join schedule_person q on q.person_id = p.person_id"
                        + " where p.schedule_id = s.id and q.schedule_id = o.id) order by o.id"
                        + " for no key update of o")
                .setParameter("schedule", scheduleId)
                .getResultList();
    }

    /**
     * Puts a schedule in force in the place of what was, and keeps what that is for the publication. Duty is withdrawn,
     * and not yet laid.
     *
     * @return the schedules that lost something
     */
    default List<UUID> takeOver(UUID scheduleId, UUID publicationId) {
        Session session = entityManager().unwrap(Session.class);
        session.flush();
        session.createNativeMutationQuery(
                        "delete from duty d using assignment a where a.id = d.assignment_id and " + TAKEN_OVER)
                .setParameter("schedule", scheduleId)
                .executeUpdate();
        List<UUID> losers = session.createNativeQuery(
                        "with lost as (update assignment a set in_force = false, version = version + 1 where "
                                + TAKEN_OVER + " returning a.id, a.schedule_id),"
                                + " kept as (insert into publication_takeover (publication_id, assignment_id)"
                                + " select :publication, id from lost) select distinct schedule_id from lost",
                        UUID.class)
                .setParameter("schedule", scheduleId)
                .setParameter("publication", publicationId)
                .getResultList();
        enforce(scheduleId, true);
        return losers;
    }

    /** Puts all of a schedule in force, or out of it. */
    default void enforce(UUID scheduleId, boolean inForce) {
        entityManager()
                .createNativeQuery("update assignment set in_force = :inForce, version = version + 1"
                        + " where schedule_id = :schedule")
                .setParameter("inForce", inForce)
                .setParameter("schedule", scheduleId)
                .executeUpdate();
    }

    /**
     * Takes a schedule out of force and brings back what the publication had put out of it. Duty is withdrawn, and not
     * yet laid.
     *
     * @return the schedules that have something in force again
     */
    default List<UUID> giveBack(UUID scheduleId, UUID publicationId) {
        Session session = entityManager().unwrap(Session.class);
        session.flush();
        session.createNativeMutationQuery("delete from duty d using assignment a where a.id = d.assignment_id"
                        + " and a.schedule_id = :schedule")
                .setParameter("schedule", scheduleId)
                .executeUpdate();
        enforce(scheduleId, false);
        return session.createNativeQuery(
                        "with back as (update assignment a set in_force = true, version = version + 1"
                                + " from publication_takeover t where t.publication_id = :publication"
                                + " and t.assignment_id = a.id returning a.schedule_id)"
                                + " select distinct schedule_id from back",
                        UUID.class)
                .setParameter("publication", publicationId)
                .getResultList();
    }

    /** Where somebody of these schedules would be at two places at once, as they are in force now. */
    default List<Overlap> overlaps(List<UUID> scheduleIds) {
        return overlapping(
                scheduleIds, "a.in_force and b.in_force and (b.schedule_id <> a.schedule_id or a.id < b.id)");
    }

    /** Where the people of a schedule would be at two places at once with other layers; its own row is judged by rules. */
    default List<Overlap> overlapsOfLayers(UUID scheduleId) {
        return overlapping(List.of(scheduleId), "b.in_force and b.layer <> a.layer");
    }

    /** @param which of assignment a of the schedules and b, in SQL */
    default List<Overlap> overlapping(List<UUID> scheduleIds, String which) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select a.id, b.id, extract(epoch from least(a.ends_at, b.ends_at)"
                                + " - greatest(a.starts_at, b.starts_at)) / 60"
                                + " from assignment a join activity ya on ya.id = a.activity_id"
                                + " join assignment b on b.person_id = a.person_id and b.id <> a.id"
                                + " and b.starts_at < a.ends_at and b.ends_at > a.starts_at"
                                + " join activity yb on yb.id = b.activity_id"
                                + " where a.schedule_id = any(cast(:schedules as uuid[])) and " + which
                                + " and ya.presence = 'ON_SITE' and yb.presence = 'ON_SITE' order by 1, 2",
                        Object[].class)
                .setParameter("schedules", scheduleIds.toArray(UUID[]::new))
                .getResultStream()
                .map(row -> new Overlap((UUID) row[0], (UUID) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** Makes duty of what is in force on site in these schedules and is none yet. */
    default void layDuty(List<UUID> scheduleIds) {
        entityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(
                        "insert into duty (person_id, assignment_id, starts_at, ends_at, source, bookable)"
                                + " select a.person_id, a.id, a.starts_at, a.ends_at, 'SCHEDULE', y.bookable"
                                + " from assignment a join activity y on y.id = a.activity_id"
                                + " where a.schedule_id = any(cast(:schedules as uuid[])) and a.in_force and y.presence = 'ON_SITE'"
                                + " and not exists (select 1 from duty d where d.assignment_id = a.id)")
                .setParameter("schedules", scheduleIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** The schedules that were put in force after this one for some of its people, its layer and its days. */
    default List<UUID> takenOverBy(UUID scheduleId) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select distinct o.id from schedule o join schedule s on s.id = :schedule"
                                + " and o.published_at > s.published_at and o.layer = s.layer"
                                + " and o.start_date <= s.end_date and o.end_date >= s.start_date"
                                + " join schedule_person p on p.schedule_id = s.id"
                                + " join schedule_person q on q.schedule_id = o.id and q.person_id = p.person_id",
                        UUID.class)
                .setParameter("schedule", scheduleId)
                .getResultList();
    }

    /** The assignments in force for the people, layer and days of another schedule. */
    String TAKEN_OVER = "a.in_force and exists (select 1 from schedule s join schedule_person p on p.schedule_id = s.id"
            + " where s.id = :schedule and p.person_id = a.person_id and s.layer = a.layer"
            + " and a.days && daterange(s.start_date, s.end_date, '[]'))";
}
