package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("What a publication has changed")
class RollbackSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();
    private static final Map<String, String> WHY = Map.of("reason", "it was the wrong week");

    private final Roster roster = Roster.of(HOSPITAL, 2);

    private static Response rollBack(Roster roster) {
        return HOSPITAL.api().body(WHY).post("schedules/" + roster.schedule() + "/rollback");
    }

    private static Response versions(Roster roster) {
        return HOSPITAL.api().get("schedules/" + roster.schedule() + "/versions");
    }

    private Roster later() {
        return roster.another("WORK", Roster.FIRST, Roster.LAST);
    }

    private static List<String> touched(Roster by) {
        return Db.texts(
                "select subject_id from domain_event where type = 'assignment.changed'"
                        + " and payload->>'schedule_id' = ? order by id",
                by.schedule());
    }

    @Test
    void isCountedAndToldToThoseConcerned() {
        roster.assign(0, 0);
        roster.assign(0, 1);
        roster.published();
        assertThat(touched(roster)).containsExactly(roster.people().get(0));
        Roster later = later();
        later.assign(0, 0);
        later.doing(later.activity("12:00", "on_site")).assign(1, 1);
        later.published();
        versions(later)
                .then()
                .statusCode(200)
                .body("data.schedule_id", contains(later.schedule(), roster.schedule()))
                .body("data[0].added", equalTo(1))
                .body("data[0].changed", equalTo(0))
                .body("data[0].removed", equalTo(1))
                .body("data[0].people", equalTo(2))
                .body("data[0].published_by", notNullValue())
                .body("data[1].added", equalTo(2));
        versions(roster).then().body("meta.pagination.total", equalTo(2));
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/versions?schedule_id=" + later.schedule())
                .then()
                .body("data", hasSize(1));
        assertThat(Set.copyOf(touched(later))).isEqualTo(Set.copyOf(roster.people()));
    }

    @Test
    void canBeSeenBefore() {
        roster.assign(0, 0);
        roster.assign(0, 1);
        roster.assign(1, 2);
        Roster other = later();
        other.assign(0, 0);
        String noon = other.activity("12:00", "on_site");
        other.doing(noon).assign(0, 1);
        other.assign(1, 3);
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/diff/" + other.schedule())
                .then()
                .statusCode(200)
                .body("data.counts.added", equalTo(1))
                .body("data.counts.changed", equalTo(1))
                .body("data.counts.removed", equalTo(1))
                .body("data.counts.unchanged", equalTo(1))
                .body("data.counts.people", equalTo(2))
                .body(
                        "data.people.person_id",
                        containsInAnyOrder(roster.people().toArray()))
                .body(
                        "data.people.find { it.person_id == '" + roster.people().get(0) + "' }.cells[0].change",
                        equalTo("changed"))
                .body("data.people.cells.flatten().to_activity_id", hasItem(noon));
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/diff/" + roster.schedule())
                .then()
                .body("data.people", empty())
                .body("data.counts.unchanged", equalTo(3));
    }

    @Test
    void isTakenBackWithinADay() {
        roster.assign(0, 0);
        roster.published();
        List<String> duty = roster.duty();
        Roster later = later();
        later.assign(1, 0);
        later.published();
        assertThat(roster.<String>read("status")).isEqualTo("superseded");

        rollBack(later)
                .then()
                .statusCode(200)
                .body("data.status", equalTo("draft"))
                .body("data.published_at", nullValue())
                .body("data.in_force.cells", equalTo(0));

        assertThat(roster.<String>read("status")).isEqualTo("published");
        assertThat(roster.<Integer>read("in_force.cells")).isEqualTo(1);
        assertThat(roster.duty()).isEqualTo(duty).hasSize(1);
        assertThat(later.duty()).isEmpty();
        roster.assertConsistent();
        versions(later)
                .then()
                .body("data[0].rolled_back_at", notNullValue())
                .body("data[0].rollback_reason", equalTo("it was the wrong week"))
                .body("data[1].rolled_back_at", nullValue());
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by id",
                        later.schedule()))
                .containsExactly(
                        "schedule.published", "notification.created", "schedule.rolled_back", "notification.created");
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by id",
                        roster.schedule()))
                .containsExactly(
                        "schedule.published", "notification.created", "schedule.superseded", "schedule.restored");
        assertThat(touched(later)).hasSize(4);
        assertThat(Db.count(
                        "select count(*) from audit_record where resource_id = cast(? as uuid) and action = 'rollback'",
                        later.schedule()))
                .isEqualTo(1);
        later.assign(1, 1);
        later.published();
        assertThat(later.duty()).hasSize(2);
        roster.assertConsistent();
    }

    @Test
    void isNotTakenBackTwiceNorLater() {
        rollBack(roster).then().statusCode(409).body("error.code", equalTo("INVALID_STATUS"));
        roster.assign(0, 0);
        roster.published();
        HOSPITAL.api()
                .body(Map.of("reason", "too short"))
                .post("schedules/" + roster.schedule() + "/rollback")
                .then()
                .statusCode(422);
        HOSPITAL.api()
                .header(seen(99))
                .body(WHY)
                .post("schedules/" + roster.schedule() + "/rollback")
                .then()
                .statusCode(412);
        Db.update(
                "update publication set created_at = now() - interval '24 hours 1 minute'"
                        + " where schedule_id = cast(? as uuid)",
                roster.schedule());
        rollBack(roster).then().statusCode(409).body("error.code", equalTo("ROLLBACK_WINDOW_EXPIRED"));
        assertThat(roster.<String>read("status")).isEqualTo("published");
        Db.update(
                "update publication set created_at = now() - interval '23 hours 59 minutes'"
                        + " where schedule_id = cast(? as uuid)",
                roster.schedule());
        rollBack(roster).then().statusCode(200);
        rollBack(roster).then().statusCode(409).body("error.code", equalTo("INVALID_STATUS"));
        roster.assertConsistent();
    }

    @Test
    void isNotTakenBackFromUnderAnother() {
        roster.assign(0, 0);
        roster.published();
        Roster weekend = roster.another("WORK", Roster.day(5), Roster.LAST).published();
        rollBack(roster)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ROLLBACK_CONFLICT"))
                .body("error.details.schedule_ids", contains(weekend.schedule()));
        rollBack(weekend).then().statusCode(200);
        rollBack(roster).then().statusCode(200);
        assertThat(roster.duty()).isEmpty();
        roster.assertConsistent();
    }

    @Test
    void isNotTakenBackWhereOthersHaveCounted() {
        roster.assign(0, 0);
        roster.published();
        Roster later = later().published();
        Roster call = roster.another("CALL", Roster.FIRST, Roster.LAST);
        call.assign(0, 0);
        call.published();
        rollBack(later)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ROLLBACK_CONFLICT"))
                .body("error.details.overlaps", hasSize(1));
        assertThat(later.<String>read("status")).isEqualTo("published");
        roster.assertConsistent();
    }

    @Test
    void isAcceptedViolationByViolation() {
        roster.assign(0, 2);
        roster.absent(0, 2);
        roster.publish().then().statusCode(422).body("error.code", equalTo("RULE_VIOLATION"));
        String path = "schedules/" + roster.schedule();
        String key = HOSPITAL.api().get(path + "/validation").path("data.violations.find { it.level == 'hard' }.key");
        Response nothing = HOSPITAL.api()
                .body(Map.of("violations", List.of("00000000-0000-7000-8000-000000000000"), "reason", "there is none"))
                .post(path + "/acknowledgements");
        nothing.then().statusCode(422).body("error.details.field_errors.keySet()", hasItem("violations"));
        HOSPITAL.api()
                .body(Map.of("violations", List.of(key), "reason", "she comes back for it"))
                .post(path + "/acknowledgements")
                .then()
                .statusCode(200)
                .body("data.violations.find { it.key == '" + key + "' }.acknowledged", equalTo(true));
        assertThat(Db.count(
                        "select count(*) from audit_record where resource_id = cast(? as uuid)"
                                + " and action = 'acknowledge'",
                        roster.schedule()))
                .isEqualTo(1);
        roster.absent(0, 3);
        roster.post(roster.cell(0, 3, "override_reason", "and for that")).then().statusCode(201);
        roster.publish().then().statusCode(200);
        roster.assertConsistent();
    }

    @Test
    void isNoLongerAcceptedOnceItIsWorse() {
        String ward = roster.activity();
        String person = HOSPITAL.create(
                "people",
                Map.of(
                        "name",
                        "Ada",
                        "type",
                        "nurse",
                        "team_id",
                        roster.team(),
                        "limits",
                        Map.of("max_minutes", 480, "period_days", 7)));
        Roster ada = new Roster(
                HOSPITAL,
                roster.team(),
                List.of(person),
                ward,
                HOSPITAL.draft(roster.team(), "WORK", Roster.FIRST, Roster.LAST, List.of(person)));
        ada.assign(0, 0);
        ada.post(ada.cell(0, 1, "override_reason", "one day more")).then().statusCode(201);
        Db.update(
                "insert into assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot,"
                        + " activity_id, starts_at, ends_at, pinned, in_force, created_at, version)"
                        + " select gen_random_uuid(), workspace_id, schedule_id, person_id, layer, date + 1, date + 1, slot,"
                        + " activity_id, starts_at + interval '1 day', ends_at + interval '1 day', false, false, now(), 0"
                        + " from assignment where schedule_id = cast(? as uuid) and date = cast(? as date)",
                ada.schedule(),
                Roster.day(1));
        ada.publish()
                .then()
                .statusCode(422)
                .body("error.details.violations.rule", contains("max_minutes"))
                .body("error.details.violations[0].acknowledged", equalTo(false));
    }
}
