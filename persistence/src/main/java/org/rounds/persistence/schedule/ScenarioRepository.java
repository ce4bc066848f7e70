package org.rounds.persistence.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.rounds.persistence.schedule.ScheduleRepository.Cell;
import org.rounds.persistence.shared.Listing;

/** Scenarios, and what each last had in common with the schedule that it branches off. */
@Dependent
public class ScenarioRepository {
    private static final List<String> BRANCH = List.of(
            "insert into schedule_person (schedule_id, person_id)"
                    + " select :scenario, person_id from schedule_person where schedule_id = :schedule",
            "insert into assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot, activity_id,"
                    + " starts_at, ends_at, pinned, override_reason, notes, worked_minutes, in_force, created_at, version)"
                    + " select uuidv7(), workspace_id, :scenario, person_id, layer, date, end_date, slot, activity_id,"
                    + " starts_at, ends_at, pinned, override_reason, notes, worked_minutes, false, :at, 0"
                    + " from assignment where schedule_id = :schedule",
            "insert into scenario_base (scenario_id, person_id, date, slot, activity_id)"
                    + " select :scenario, person_id, date, slot, activity_id from assignment"
                    + " where schedule_id = :schedule");

    private final EntityManager entityManager;

    @Inject
    public ScenarioRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public EntityManager entityManager() {
        return entityManager;
    }

    /** Those that branch off a schedule. */
    public Listing.Result<Schedule> list(UUID scheduleId, Listing.Query query) {
        return new Listing<>(entityManager, Schedule.class, query)
                .where((b, schedule) -> b.equal(schedule.get("scenarioOf"), scheduleId))
                .searching("id", "schedule")
                .page();
    }

    /** Gives a stored scenario the people and the cells of its schedule, and lets it remember them. */
    public void branch(UUID scenarioId, UUID scheduleId, Instant at) {
        entityManager.flush();
        for (String copy : BRANCH) {
            MutationQuery query = entityManager
                    .unwrap(Session.class)
                    .createNativeMutationQuery(copy)
                    .setParameter("scenario", scenarioId)
                    .setParameter("schedule", scheduleId);
            if (copy.contains(":at")) {
                query.setParameter("at", at);
            }
            query.executeUpdate();
        }
    }

    /** What both had in common, in no order. */
    public List<Cell> base(UUID scenarioId) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        "select person_id, date, slot, activity_id from scenario_base where scenario_id = :scenario",
                        Object[].class)
                .addScalar("person_id", UUID.class)
                .addScalar("date", LocalDate.class)
                .addScalar("slot", String.class)
                .addScalar("activity_id", UUID.class)
                .setParameter("scenario", scenarioId)
                .getResultList()
                .stream()
                .map(row -> new Cell(
                        (UUID) row[0], (LocalDate) row[1], Assignment.Slot.valueOf((String) row[2]), (UUID) row[3]))
                .toList();
    }

    /** From now on the scenario has these cells in common with its schedule as they are in the scenario. */
    public void settle(UUID scenarioId, Collection<CellKey> cells) {
        Session session = entityManager.unwrap(Session.class);
        session.flush();
        String which = " where %s = :scenario and (person_id, date, slot) in (select * from"
                + " unnest(cast(:people as uuid[]), cast(:days as date[]), cast(:slots as text[])))";
        for (String statement : List.of(
                "delete from scenario_base" + which.formatted("scenario_id"),
                "insert into scenario_base (scenario_id, person_id, date, slot, activity_id)"
                        + " select schedule_id, person_id, date, slot, activity_id from assignment"
                        + which.formatted("schedule_id"))) {
            session.createNativeMutationQuery(statement)
                    .setParameter("scenario", scenarioId)
                    .setParameter("people", cells.stream().map(CellKey::person).toArray(UUID[]::new))
                    .setParameter(
                            "days", cells.stream().map(c -> c.date().toString()).toArray(String[]::new))
                    .setParameter(
                            "slots", cells.stream().map(c -> c.slot().name()).toArray(String[]::new))
                    .executeUpdate();
        }
    }

    /** Lets go of people, with all that they have in the scenario. */
    public void giveBack(UUID scenarioId, Collection<UUID> people) {
        entityManager
                .createNativeQuery(
                        "delete from schedule_person where schedule_id = :scenario and person_id = any(:people)")
                .setParameter("scenario", scenarioId)
                .setParameter("people", people.toArray(UUID[]::new))
                .executeUpdate();
    }
}
