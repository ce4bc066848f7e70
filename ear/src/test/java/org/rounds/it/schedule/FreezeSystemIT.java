package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("What is near or locked")
class FreezeSystemIT {
    private static final String REASON = "the ward has moved";

    private final Hospital hospital = Hospital.open().administered();
    private final String team = hospital.team();
    private final String person = hospital.person(team);
    private final String activity = hospital.activity(team);
    private final String schedule = hospital.draft(team, "WORK", day(0), day(27), List.of(person));

    /** So many days from today, as the hospital counts them. */
    private static String day(int number) {
        return LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(number).toString();
    }

    private Response settings(Map<String, ?> patch) {
        return hospital.api()
                .header(seen(hospital.api().get("settings")))
                .body(patch)
                .patch("settings");
    }

    private Response assign(int day, Map<String, ?> override) {
        Map<String, Object> cell = new HashMap<>(
                Map.of("schedule_id", schedule, "person_id", person, "activity_id", activity, "date", day(day)));
        if (override != null) {
            cell.put("override", override);
        }
        return hospital.api().body(cell).post("assignments");
    }

    private static Map<String, String> because(String code) {
        return Map.of("reason_code", code, "reason_text", "told by telephone");
    }

    @Test
    void isSetByAdministratorsAndReadByAll() {
        hospital.api()
                .get("settings")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("data.freeze_horizon_days", equalTo(7))
                .body("data.freeze_scope", equalTo("non_emergency_only"))
                .body("data.schedule_lock_date", nullValue());
        hospital.api()
                .body(Map.of("freeze_horizon_days", 3))
                .patch("settings")
                .then()
                .statusCode(428);
        settings(Map.of("freeze_horizon_days", 31)).then().statusCode(422);
        settings(Map.of("freeze_scope", "some")).then().statusCode(422);
        settings(Map.of("colour", "blue")).then().statusCode(400);
        settings(Map.of("freeze_horizon_days", 3, "schedule_lock_date", day(2)))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("data.freeze_horizon_days", equalTo(3))
                .body("data.schedule_lock_date", equalTo(day(2)));
        Map<String, Object> none = new HashMap<>();
        none.put("schedule_lock_date", null);
        hospital.api()
                .header(seen(1))
                .body(none)
                .put("settings")
                .then()
                .statusCode(200)
                .body("data.freeze_horizon_days", equalTo(3))
                .body("data.schedule_lock_date", nullValue());
        Api.as(hospital.user("rn", person))
                .get("settings")
                .then()
                .statusCode(200)
                .body("data.freeze_horizon_days", equalTo(3));
        Hospital.open().api().get("settings").then().body("data.freeze_horizon_days", equalTo(7));
        assertThat(Db.texts(
                        "select array_to_string(fields, ',') from audit_record where resource = 'settings'"
                                + " and action = 'update' and workspace_id = ? order by occurred_at",
                        hospital.workspace()))
                .containsExactly("freeze_horizon_days,schedule_lock_date", "schedule_lock_date");
    }

    @Test
    void isChangedForAnEmergencyOnly() {
        assign(2, null).then().statusCode(201);
        hospital.publish(schedule).then().statusCode(200);
        String before = hospital.rows();
        assign(6, null)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("FROZEN"))
                .body("error.details.freeze_horizon_days", equalTo(7));
        assign(6, because("administrative")).then().statusCode(409).body("error.code", equalTo("FROZEN"));
        assign(6, Map.of("reason_code", "whim", "reason_text", "x")).then().statusCode(422);
        assertThat(hospital.rows()).isEqualTo(before);
        String id =
                assign(6, because("sick_call")).then().statusCode(201).extract().path("data.id");
        assertThat(Db.text(
                        "select reason_code || ' ' || reason_text from freeze_override"
                                + " where assignment_id = cast(? as uuid)",
                        id))
                .isEqualTo("SICK_CALL told by telephone");
        assertThat(Db.count(
                        "select count(*) from audit_record where resource_id = cast(? as uuid)"
                                + " and action = 'override_freeze'",
                        id))
                .isEqualTo(1);
        hospital.api()
                .header(seen(0))
                .body(Map.of("notes", "told her"))
                .patch("assignments/" + id)
                .then()
                .statusCode(200);
        String evening = hospital.activity(team);
        Map<String, Object> other = Map.of("activity_id", evening, "override", because("sick_call"));
        hospital.api()
                .header(seen(1))
                .body(other)
                .patch("assignments/" + id)
                .then()
                .statusCode(200);
        assertThat(Db.count("select count(*) from freeze_override where assignment_id = cast(? as uuid)", id))
                .as("one for each change")
                .isEqualTo(2);
        String free = assign(10, null).then().statusCode(201).extract().path("data.id");
        hospital.api()
                .header(seen(0))
                .body(Map.of("date", day(5)))
                .patch("assignments/" + free)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("FROZEN"));
        hospital.api().delete("assignments/" + id).then().statusCode(409);
        hospital.api()
                .delete("assignments/" + id + "?reason_code=safety")
                .then()
                .statusCode(400);
        hospital.api()
                .delete("assignments/" + id + "?reason_code=safety&reason_text=ill+herself")
                .then()
                .statusCode(204);
        hospital.api().delete("assignments/" + free).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        "none,,201",
        "all_changes_require_override,,409",
        "all_changes_require_override,administrative,201",
        "all_changes_require_override,safety,201",
        "non_emergency_only,other,409",
        "non_emergency_only,crisis_mode,201"
    })
    void isFrozenAsTheHospitalHasDecided(String scope, String code, int status) {
        settings(Map.of("freeze_scope", scope)).then().statusCode(200);
        hospital.publish(schedule).then().statusCode(200);
        assign(1, code == null ? null : because(code)).then().statusCode(status);
    }

    @Test
    void isNotFrozenWhileItIsADraft() {
        assign(0, null).then().statusCode(201).body("data.in_force", equalTo(false));
    }

    @Test
    void isPublishedOnceAfterTheGlassWasBroken() {
        assign(3, null).then().statusCode(201);
        hospital.api()
                .body(Map.of("reason", REASON))
                .post("schedules/" + schedule + "/break-glass")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("NOT_LOCKED"));
        settings(Map.of("schedule_lock_date", day(3))).then().statusCode(200);
        hospital.publish(schedule)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("LOCKED"))
                .body("error.details.first_change", equalTo(day(3)));
        hospital.api()
                .body(Map.of("reason", "short"))
                .post("schedules/" + schedule + "/break-glass")
                .then()
                .statusCode(422)
                .body("error.details.field_errors.keySet()", hasItem("reason"));
        hospital.api()
                .body(Map.of("reason", REASON))
                .post("schedules/" + schedule + "/break-glass")
                .then()
                .statusCode(200)
                .body("data.lock_date", equalTo(day(3)))
                .body("data.reason", equalTo(REASON));
        settings(Map.of("schedule_lock_date", day(4))).then().statusCode(200);
        hospital.publish(schedule).then().statusCode(409).body("error.code", equalTo("LOCKED"));
        settings(Map.of("schedule_lock_date", day(3))).then().statusCode(200);
        hospital.publish(schedule).then().statusCode(200);
        assertThat(Db.count(
                        "select count(*) from break_glass where used_at is not null and schedule_id = cast(? as uuid)",
                        schedule))
                .isEqualTo(1);
        assertThat(Db.count(
                        "select count(*) from audit_record where resource_id = cast(? as uuid)"
                                + " and action = 'break_glass'",
                        schedule))
                .isEqualTo(1);
        String next = hospital.draft(team, "WORK", day(0), day(27), List.of(person));
        hospital.publish(next).then().statusCode(409).body("error.code", equalTo("LOCKED"));
        hospital.api()
                .body(Map.of("reason", REASON))
                .post("schedules/" + schedule + "/break-glass")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"));
    }

    @Test
    void isNotLockedWhereOnlyLaterDaysChange() {
        settings(Map.of("schedule_lock_date", day(3))).then().statusCode(200);
        assign(4, null).then().statusCode(201);
        hospital.publish(schedule).then().statusCode(200);
    }
}
