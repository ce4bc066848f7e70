package org.rounds.persistence.schedule;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.processing.HQL;
import org.rounds.persistence.shared.Listing;

/** Assignments one by one, and the duty that those in force become. */
public interface AssignmentRepository {
    EntityManager entityManager();

    default Optional<Assignment> find(UUID id) {
        return Optional.ofNullable(entityManager().find(Assignment.class, id));
    }

    /** Names the schedule it is in, without reading it: what is read before the schedule is locked may be old. */
    @HQL("select a.scheduleId from Assignment a where a.id = :id")
    List<UUID> scheduleOf(UUID id);

    /** Searched by the person's name; {@code status} is that of the schedule. Of scenarios only where one is asked for. */
    default Listing.Result<Assignment> list(Listing.Query query) {
        boolean one = query.asks("schedule_id");
        return new Listing<>(entityManager(), Assignment.class, one ? query : query.only("scenario", List.of(false)))
                .filter("scenario", (b, criteria, root, matching) -> {
                    var scenarios = criteria.subquery(Integer.class);
                    Root<Schedule> scenario = scenarios.from(Schedule.class);
                    return b.not(b.exists(scenarios
                            .select(b.literal(1))
                            .where(
                                    b.equal(scenario.get("id"), root.get("scheduleId")),
                                    b.isNotNull(scenario.get("scenarioOf")))));
                })
                .filter("status", (b, criteria, root, matching) -> {
                    var schedules = criteria.subquery(Integer.class);
                    Root<Schedule> schedule = schedules.from(Schedule.class);
                    return b.exists(schedules
                            .select(b.literal(1))
                            .where(
                                    b.equal(schedule.get("id"), root.get("scheduleId")),
                                    matching.of(schedule.get("status"))));
                })
                .searching("personId", "person")
                .during("date", "endDate")
                .page();
    }

    /** Lets the schedule's version rise with a change of its roster. Its row has to be locked. */
    default void touch(Schedule schedule) {
        entityManager().lock(schedule, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** The schedules that were put in force after this one for its layer, the person and the days of the assignment. */
    default List<UUID> takenOverBy(Assignment assignment) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select s.id from schedule s join schedule_person p on p.schedule_id = s.id"
                                + " join schedule own on own.id = :schedule and s.published_at > own.published_at"
                                + " where p.person_id = :person and s.layer = own.layer"
                                + " and s.start_date <= :to and s.end_date >= :from",
                        UUID.class)
                .setParameter("schedule", assignment.scheduleId)
                .setParameter("person", assignment.personId)
                .setParameter("from", assignment.date)
                .setParameter("to", assignment.endDate)
                .getResultList();
    }

    /** Days of a person's that another schedule was put in force for; both inclusive. */
    record Taken(UUID scheduleId, UUID personId, LocalDate from, LocalDate to) {}

    /** As the other, for all people and days of a schedule. */
    default List<Taken> takenOver(UUID scheduleId) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select s.id, p.person_id, s.start_date, s.end_date from schedule s"
                                + " join schedule own on own.id = :schedule and s.published_at > own.published_at"
                                + " and s.layer = own.layer and s.start_date <= own.end_date"
                                + " and s.end_date >= own.start_date"
                                + " join schedule_person p on p.schedule_id = s.id"
                                + " join schedule_person q on q.schedule_id = own.id and q.person_id = p.person_id",
                        Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("person_id", UUID.class)
                .addScalar("start_date", LocalDate.class)
                .addScalar("end_date", LocalDate.class)
                .setParameter("schedule", scheduleId)
                .getResultList()
                .stream()
                .map(row -> new Taken((UUID) row[0], (UUID) row[1], (LocalDate) row[2], (LocalDate) row[3]))
                .toList();
    }

    /** What else the person is on duty for in the assignment's time. */
    default List<UUID> onDutyMeanwhile(Assignment assignment) {
        return entityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select d.assignment_id from duty d where d.person_id = :person and d.assignment_id <> :id"
                                + " and d.during && tstzrange(:start, :end, '[)')",
                        UUID.class)
                .setParameter("person", assignment.personId)
                .setParameter("id", assignment.id())
                .setParameter("start", assignment.startsAt)
                .setParameter("end", assignment.endsAt)
                .getResultList();
    }

    /** Takes back the duty that the assignment had become. */
    default void withdrawDuty(UUID assignmentId) {
        withdrawDuty(List.of(assignmentId));
    }

    /** As the other, of several. */
    default void withdrawDuty(Collection<UUID> assignmentIds) {
        entityManager()
                .createNativeQuery("delete from duty where assignment_id = any(:ids)")
                .setParameter("ids", assignmentIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Makes duty of an assignment that is stored, in force and on site. */
    default void layDuty(UUID assignmentId) {
        entityManager()
                .createNativeQuery("insert into duty (person_id, assignment_id, starts_at, ends_at, source, bookable)"
                        + " select a.person_id, a.id, a.starts_at, a.ends_at, 'SCHEDULE', y.bookable"
                        + " from assignment a join activity y on y.id = a.activity_id"
                        + " where a.id = :id and a.in_force and y.presence = 'ON_SITE'")
                .setParameter("id", assignmentId)
                .executeUpdate();
    }
}
