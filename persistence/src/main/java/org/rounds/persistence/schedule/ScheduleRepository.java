package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.shared.Listing;
import org.rounds.persistence.shared.Turn;

/** Schedules, whom they are for, and their assignments. */
public interface ScheduleRepository {
    EntityManager entityManager();

    default Optional<Schedule> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Schedule.class, id));
    }

    /** As {@link #find}; whoever else would change it waits until the transaction ends. */
    default Optional<Schedule> lock(UUID id) {
        return Optional.ofNullable(entityManager().find(Schedule.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The persons of a schedule, in no order. */
    default List<UUID> people(UUID scheduleId) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery("select person_id from schedule_person where schedule_id = :id", UUID.class)
                .setParameter("id", scheduleId)
                .getResultList();
    }

    /** Flushes first: the rows hang on the schedule's. */
    default void addPeople(UUID scheduleId, Collection<UUID> people) {
        entityManager().flush();
        entityManager()
                .createNativeQuery("insert into schedule_person (schedule_id, person_id)"
                        + " select :schedule, unnest(cast(:people as uuid[]))")
                .setParameter("schedule", scheduleId)
                .setParameter("people", people.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** All assignments of a schedule, by day and start. */
    @HQL("select a from Assignment a where a.scheduleId = :scheduleId order by a.date, a.startsAt, a.id")
    List<Assignment> assignments(UUID scheduleId);

    /** One assignment, as a grid wants it. */
    record Cell(UUID personId, LocalDate date, Assignment.Slot slot, UUID activityId) {}

    /** All assignments of a schedule, in no order. */
    @HQL("select a.personId, a.date, a.slot, a.activityId from Assignment a where a.scheduleId = :scheduleId")
    List<Cell> cells(UUID scheduleId);

    /** Whether a schedule that is planned by block, or was, touches the period; both days inclusive. */
    @HQL("select count(s) > 0 from Schedule s where s.granularity = BLOCK and s.status not in (FAILED, CANCELLED)"
            + " and s.startDate <= :to and s.endDate >= :from")
    boolean plansBlocks(LocalDate from, LocalDate to);

    /** Waits until nobody else plans by block, or changes blocks; from then on they wait for this transaction. */
    default void awaitBlocks() {
        Turn.await(entityManager(), "blocks " + CurrentWorkspace.id());
    }

    /** The first days of a schedule's periods in which somebody has something, in order. */
    @HQL("select distinct a.date from Assignment a where a.scheduleId = :scheduleId order by a.date")
    List<LocalDate> dates(UUID scheduleId);

    /** Those who have at least one assignment in the schedule. */
    @HQL("select distinct a.personId from Assignment a where a.scheduleId = :scheduleId")
    List<UUID> working(UUID scheduleId);

    @HQL("select count(a) from Assignment a where a.scheduleId = :scheduleId and a.inForce = true")
    long inForce(UUID scheduleId);

    @HQL("select count(a) from Assignment a where a.scheduleId = :scheduleId")
    long size(UUID scheduleId);

    /** What these people have in force on the layer in the period, both days inclusive. */
    @HQL("select a from Assignment a where a.inForce = true and a.layer = :layer and a.personId in :people"
            + " and a.date <= :to and a.endDate >= :from order by a.date, a.startsAt, a.id")
    List<Assignment> inForce(Layer layer, Collection<UUID> people, LocalDate from, LocalDate to);

    /** Days of a person's that are planned, whether there is work on them or not; both inclusive. */
    record Planned(UUID personId, LocalDate from, LocalDate to) {}

    /** The days on which the work of these people is planned by a schedule in force. */
    default List<Planned> plannedWork(Collection<UUID> people, LocalDate from, LocalDate to) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select p.person_id, s.start_date, s.end_date from schedule s"
                                + " join schedule_person p on p.schedule_id = s.id where s.layer = 'WORK'"
                                + " and s.status = 'PUBLISHED' and p.person_id = any (:people)"
                                + " and s.start_date <= :to and s.end_date >= :from",
                        Object[].class)
                // A flush would forget which collections are to be fetched together.
                .setHibernateFlushMode(FlushMode.MANUAL)
                .addScalar("person_id", UUID.class)
                .addScalar("start_date", LocalDate.class)
                .addScalar("end_date", LocalDate.class)
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(row -> new Planned((UUID) row[0], (LocalDate) row[1], (LocalDate) row[2]))
                .toList();
    }

    /** Days of a person's that a draft plans on its layer; both inclusive. */
    record Drafted(UUID scheduleId, Layer layer, UUID personId, LocalDate from, LocalDate to) {}

    /** Those of the schedules that are drafts and plan one of these people in the period, person by person. */
    default List<Drafted> drafted(Collection<UUID> scheduleIds, Collection<UUID> people, LocalDate from, LocalDate to) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select s.id, s.layer, p.person_id, s.start_date, s.end_date from schedule s"
                                + " join schedule_person p on p.schedule_id = s.id where s.status = 'DRAFT'"
                                + " and s.id = any (:schedules) and p.person_id = any (:people)"
                                + " and s.start_date <= :to and s.end_date >= :from",
                        Object[].class)
                // A flush would forget which collections are to be fetched together.
                .setHibernateFlushMode(FlushMode.MANUAL)
                .addScalar("id", UUID.class)
                .addScalar("layer", String.class)
                .addScalar("person_id", UUID.class)
                .addScalar("start_date", LocalDate.class)
                .addScalar("end_date", LocalDate.class)
                .setParameter("schedules", scheduleIds.toArray(UUID[]::new))
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(row -> new Drafted(
                        (UUID) row[0], Layer.valueOf((String) row[1]), (UUID) row[2], (LocalDate) row[3], (LocalDate)
                                row[4]))
                .toList();
    }

    /** What these schedules give these people in the period, both days inclusive, whether it is in force or not. */
    @HQL("select a from Assignment a where a.scheduleId in :schedules and a.personId in :people"
            + " and a.date <= :to and a.endDate >= :from order by a.date, a.startsAt, a.id")
    List<Assignment> given(Collection<UUID> schedules, Collection<UUID> people, LocalDate from, LocalDate to);

    /** As the other, of all layers. */
    @HQL("select a from Assignment a where a.inForce = true and a.personId in :people"
            + " and a.date <= :to and a.endDate >= :from order by a.date, a.startsAt, a.id")
    List<Assignment> inForce(Collection<UUID> people, LocalDate from, LocalDate to);

    /** Scenarios only where they are asked for. */
    default Listing.Result<Schedule> list(Listing.Query query) {
        var list = new Listing<>(entityManager(), Schedule.class, query)
                .searching("id", "schedule")
                .during("startDate", "endDate");
        return (query.asks("scenario_of") ? list : list.where((b, schedule) -> b.isNull(schedule.get("scenarioOf"))))
                .page();
    }

    /** Searched by the person's name. */
    default Listing.Result<Assignment> listAssignments(UUID scheduleId, Listing.Query query) {
        return new Listing<>(entityManager(), Assignment.class, query)
                .where((b, assignment) -> b.equal(assignment.get("scheduleId"), scheduleId))
                .searching("personId", "person")
                .during("date", "endDate")
                .page();
    }
}
