package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("An assignment by hand")
class AssignmentSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private Roster roster;

    @BeforeEach
    void anotherWeek() {
        roster = Roster.of(HOSPITAL, 2);
    }

    private static Response change(String id, int version, Map<String, ?> patch) {
        return HOSPITAL.api().header(seen(version)).body(patch).patch("assignments/" + id);
    }

    private static Response get(String id) {
        return HOSPITAL.api().get("assignments/" + id);
    }

    private static List<String> trail(String id) {
        return Db.texts(
                "select action from audit_record where resource_id = cast(? as uuid) order by occurred_at, id", id);
    }

    @Test
    void isWrittenIntoADraftAndPinned() {
        roster.needing("minimum", 0);
        Response created = roster.post(roster.cell(0, 2, "notes", "asked for it"));
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("data.pinned", equalTo(true))
                .body("data.in_force", equalTo(false))
                .body("data.slot", equalTo("day"))
                .body("data.end_date", equalTo(Roster.day(2)))
                .body("data.starts_at", equalTo(Roster.day(2) + "T07:00:00Z"))
                .body("data.notes", equalTo("asked for it"))
                .body("data.override_reason", nullValue())
                .body("data.violations.rule", contains("over_cover"));
        String id = created.path("data.id");
        assertThat(created.header("Location")).endsWith("/api/v1/assignments/" + id);
        Map<String, Object> written = new HashMap<>(created.jsonPath().getMap("data"));
        written.put("violations", null);
        assertThat(get(id).jsonPath().<String, Object>getMap("data")).isEqualTo(written);
        assertThat(Db.texts(
                        "select action from audit_record where resource_id = cast(? as uuid) and action <> 'read'", id))
                .containsExactly("create");
        assertThat(Db.text(
                        "select type || ' ' || (payload->>'schedule_id') || ' ' || (payload->>'person_id')"
                                + " from domain_event where subject_id = cast(? as uuid)",
                        id))
                .isEqualTo("assignment.created " + roster.schedule() + " "
                        + roster.people().get(0));
        assertThat(roster.duty()).isEmpty();
    }

    @Test
    void bringsTheSchedulesWorthAndVersionUpToDate() {
        roster.needing("required", 1);
        int before = roster.read("version");
        roster.assign(0, 0);
        assertThat(roster.<Float>read("coverage_rate")).isBetween(0.14f, 0.15f);
        assertThat(roster.<Integer>read("version")).isGreaterThan(before);
        Map<String, Object> judged = HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/validation")
                .jsonPath()
                .getMap("data.violation_counts");
        assertThat(roster.<Map<String, Object>>read("violation_counts")).isEqualTo(judged);
    }

    @Test
    void thatBreaksAHardRuleIsStoredOnlyForAReason() {
        roster.absent(0, 3);
        String before = roster.rows();
        int version = roster.read("version");
        roster.post(roster.cell(0, 3))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"))
                .body("error.details.violations.rule", contains("absence"))
                .body("error.details.violations[0].level", equalTo("hard"))
                .body(
                        "error.details.violations[0].person.id",
                        equalTo(roster.people().get(0)));
        assertThat(roster.rows()).isEqualTo(before);
        assertThat(roster.<Integer>read("version")).isEqualTo(version);

        Response overridden = roster.post(roster.cell(0, 3, "override_reason", "nobody else can"));
        overridden
                .then()
                .statusCode(201)
                .body("data.override_reason", equalTo("nobody else can"))
                .body("data.violations.rule", hasItem("absence"));
        String id = overridden.path("data.id");
        assertThat(trail(id)).containsExactlyInAnyOrder("override", "create");
        assertThat(Db.text(
                        "select rule || ' ' || reason || ' ' || (select username from app_user u where u.id ="
                                + " acknowledged_by) from acknowledgement where schedule_id = cast(? as uuid)",
                        roster.schedule()))
                .isEqualTo("absence nobody else can " + HOSPITAL.coordinator());
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/validation")
                .then()
                .body("data.violations.findAll { it.level == 'hard' }.acknowledged", contains(true));
        roster.publish().then().statusCode(200).body("data.violation_counts.hard", equalTo(1));
        roster.assertConsistent();
    }

    @Test
    void isNotBlamedForWhatWasBrokenBefore() {
        roster.absent(0, 3);
        roster.post(roster.cell(0, 3, "override_reason", "nobody else can"))
                .then()
                .statusCode(201);
        roster.post(roster.cell(1, 3))
                .then()
                .statusCode(201)
                .body("data.violations.findAll { it.level == 'hard' }", empty());
    }

    @Test
    void isChangedByWhoeverHasSeenItLast() {
        String night = roster.activity("22:00", "on_site");
        String id = roster.assign(0, 1);
        HOSPITAL.api()
                .body(Map.of("notes", "x"))
                .patch("assignments/" + id)
                .then()
                .statusCode(428);
        change(id, 7, Map.of("notes", "x")).then().statusCode(412).body("error.code", equalTo("STALE"));
        change(id, 0, Map.of("colour", "x")).then().statusCode(400);
        change(id, 0, Map.of("activity_id", night, "date", Roster.day(2)))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("data.activity_id", equalTo(night))
                .body("data.date", equalTo(Roster.day(2)))
                .body("data.starts_at", equalTo(Roster.day(2) + "T21:00:00Z"));
        change(id, 1, Map.of()).then().statusCode(200).header("ETag", equalTo("\"1\""));
        change(id, 1, Map.of("notes", "swapped")).then().statusCode(200).body("data.violations", empty());
        HOSPITAL.api()
                .header(seen(2))
                .body(Map.of("notes", "swapped back"))
                .put("assignments/" + id)
                .then()
                .statusCode(200)
                .body("data.date", equalTo(Roster.day(2)))
                .body("data.notes", equalTo("swapped back"));
        assertThat(trail(id)).containsExactly("create", "update", "update", "update");
        assertThat(Db.texts("select type from domain_event where subject_id = cast(? as uuid) order by id", id))
                .containsExactly(
                        "assignment.created", "assignment.updated", "assignment.updated", "assignment.updated");
    }

    @Test
    void losesItsReasonWithItsPlace() {
        roster.absent(0, 3);
        String id = roster.post(roster.cell(0, 3, "override_reason", "nobody else can"))
                .path("data.id");
        change(id, 0, Map.of("notes", "told her"))
                .then()
                .statusCode(200)
                .body("data.override_reason", equalTo("nobody else can"));
        change(id, 1, Map.of("date", Roster.day(4))).then().statusCode(200).body("data.override_reason", nullValue());
        change(id, 2, Map.of("date", Roster.day(3)))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"));
    }

    @Test
    void thatAMinimumNeedsIsTakenAwayOnlyForAReason() {
        String id = roster.assign(0, 0);
        roster.needing("minimum", 1);
        HOSPITAL.api()
                .delete("assignments/" + id)
                .then()
                .statusCode(422)
                .body("error.details.violations.rule", contains("minimum_cover"));
        HOSPITAL.api().header(seen(5)).delete("assignments/" + id).then().statusCode(412);
        HOSPITAL.api()
                .delete("assignments/" + id + "?override_reason=the+ward+is+closed")
                .then()
                .statusCode(204);
        get(id).then().statusCode(404);
        assertThat(trail(id)).containsExactlyInAnyOrder("create", "delete", "override");
        HOSPITAL.api().delete("assignments/" + id).then().statusCode(404);
    }

    @Test
    void ofAPublishedScheduleIsDutyAtOnce() {
        String atHome = roster.activity("09:00", "at_home");
        roster.published();
        String id = roster.assign(0, 4);
        get(id).then().body("data.in_force", equalTo(true));
        assertThat(roster.duty()).hasSize(1);
        change(id, 0, Map.of("person_id", roster.people().get(1))).then().statusCode(200);
        assertThat(roster.duty())
                .singleElement()
                .asString()
                .startsWith(roster.people().get(1));
        change(id, 1, Map.of("activity_id", atHome)).then().statusCode(200);
        assertThat(roster.duty()).isEmpty();
        change(id, 2, Map.of("activity_id", roster.activity())).then().statusCode(200);
        assertThat(roster.duty()).hasSize(1);
        roster.assertConsistent();
        HOSPITAL.api().delete("assignments/" + id).then().statusCode(204);
        assertThat(roster.duty()).isEmpty();
        roster.assertConsistent();
    }

    @Test
    void neverPutsAPersonAtTwoPlacesForWhateverReason() {
        roster.published().assign(0, 4);
        Roster call = roster.another("CALL", Roster.FIRST, Roster.LAST).published();
        call.post(call.cell(0, 4, "override_reason", "she can do both"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ON_SITE_OVERLAP"))
                .body("error.details.assignment_ids.size()", equalTo(1));
        call.post(call.doing(call.activity("15:59", "at_home")).cell(0, 4))
                .then()
                .statusCode(201);
        call.post(call.doing(call.activity("16:00", "on_site")).cell(1, 4))
                .then()
                .statusCode(201);
        roster.assertConsistent();
    }

    @Test
    void belongsWhereItsDayWasPublishedLast() {
        roster.published();
        String old = roster.assign(0, 1);
        String kept = roster.assign(0, 0);
        Roster later = roster.another("WORK", Roster.day(1), Roster.day(2)).published();
        change(old, 1, Map.of("date", Roster.day(3)))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("SUPERSEDED"))
                .body("error.details.schedule_ids", contains(later.schedule()));
        change(kept, 0, Map.of("date", Roster.day(2))).then().statusCode(409);
        roster.post(roster.cell(1, 2)).then().statusCode(409).body("error.code", equalTo("SUPERSEDED"));
        HOSPITAL.api().delete("assignments/" + old).then().statusCode(409);
        later.assign(1, 2);
        roster.assign(1, 3);
        roster.assertConsistent();
    }

    @Test
    void isRefusedWhereThereIsOne() {
        String id = roster.assign(0, 0);
        roster.post(roster.cell(0, 0))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"))
                .body("error.details.assignment_id", equalTo(id));
        String other = roster.assign(0, 1);
        change(other, 0, Map.of("date", Roster.day(0))).then().statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "schedule_id," + NOBODY,
        "person_id," + NOBODY,
        "activity_id," + NOBODY,
        "date,2030-01-06",
        "date,2030-01-14",
        "slot,am",
        "slot,block",
        "slot,night",
        "override_reason,''",
        "notes,''"
    })
    void namesTheFieldThatTheScheduleCannotHave(String field, String value) {
        String before = roster.rows();
        roster.post(roster.cell(0, 0, field, value))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field_errors.keySet()", hasItem(field));
        assertThat(roster.rows()).isEqualTo(before);
    }

    @Test
    void isForPeopleAndActivitiesOfTheSchedule() {
        String stranger = HOSPITAL.person(roster.team());
        String theirs = HOSPITAL.activity(HOSPITAL.team());
        for (Map<String, Object> cell :
                List.of(roster.cell(0, 0, "person_id", stranger), roster.cell(0, 0, "activity_id", theirs))) {
            roster.post(cell).then().statusCode(422).body("error.code", equalTo("VALIDATION_ERROR"));
        }
        HOSPITAL.api().delete("people/" + roster.people().get(1)).then().statusCode(204);
        roster.post(roster.cell(1, 0))
                .then()
                .statusCode(422)
                .body("error.details.field_errors.person_id", hasItem("names somebody who is not active"));
    }

    @Test
    void isNotWrittenIntoWhatIsHistory() {
        roster.published();
        String id = roster.assign(0, 0);
        roster.another("WORK", Roster.FIRST, Roster.LAST).published();
        assertThat(roster.<String>read("status")).isEqualTo("superseded");
        roster.post(roster.cell(1, 0)).then().statusCode(409).body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        get(id).then().statusCode(200).body("data.in_force", equalTo(false));
    }

    @Test
    void isSeenByThoseWhoAreRosteredOnceItIsPublished() {
        String nurse = HOSPITAL.user("rn", roster.people().get(0));
        String id = roster.assign(0, 0);
        String list = "assignments?schedule_id=" + roster.schedule();
        Api.as(nurse).get("assignments/" + id).then().statusCode(404);
        Api.as(nurse).get(list).then().statusCode(200).body("data", empty());
        Api.as(nurse).body(roster.cell(0, 1)).post("assignments").then().statusCode(403);
        HOSPITAL.api().get(list).then().body("data.id", contains(id));
        roster.published();
        Api.as(nurse).get("assignments/" + id).then().statusCode(200);
        Api.as(nurse).get(list).then().body("data.id", contains(id)).body("data[0].in_force", equalTo(true));
    }
}
