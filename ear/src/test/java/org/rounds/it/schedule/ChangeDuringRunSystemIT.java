package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("What changes while a schedule is generated")
@InTurn
class ChangeDuringRunSystemIT {

    @Test
    void isObeyedWhereItIsPinned() {
        Ward ward = Ward.of(6).needing(2);
        String id = solving(ward);
        String first = ward.people().get(1);
        String second = ward.people().get(2);
        for (int day : List.of(1, 2, 3)) {
            pin(id, first, day, ward.activity()).then().statusCode(201);
            pin(id, second, day, null).then().statusCode(201).body("data.activity_id", nullValue());
        }
        cancelOnceHeard(id);
        assertThat(Ward.roster(id)).hasSize(14);
        for (int day : List.of(1, 2, 3)) {
            assertThat(Ward.roster(id))
                    .contains(first + " " + Ward.day(day) + " " + ward.activity())
                    .noneMatch(cell -> cell.startsWith(second + " " + Ward.day(day)));
        }
        assertThat(Db.texts(
                        "select date from assignment where schedule_id = cast(? as uuid) and pinned order by 1", id))
                .containsExactly(Ward.day(1), Ward.day(2), Ward.day(3));
        assertThat(Db.count("select count(*) from pin where schedule_id = cast(? as uuid)", id))
                .isZero();
        pin(id, first, 4, ward.activity())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"))
                .body("error.details.status", equalTo("draft"));
    }

    @Test
    void reachesTheRunWithinTwoSecondsOrSo() {
        Ward ward = Ward.of(6).needing(2);
        String id = solving(ward);
        // Everybody pinned off: nobody covers anything any more.
        for (String person : ward.people()) {
            pin(id, person, 2, null).then().statusCode(201);
        }
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Ward.read(id).getLong("data.progress.best_score.soft") < -100);
        List<String> pins = Api.coordinator().get("schedules/" + id + "/pins").path("data.id");
        assertThat(pins).hasSize(6);
        pins.forEach(pin -> Api.coordinator()
                .delete("schedules/" + id + "/pins/" + pin)
                .then()
                .statusCode(204));
        Api.coordinator().get("schedules/" + id + "/pins").then().body("data", hasSize(0));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Ward.read(id).getLong("data.progress.best_score.soft") > -100);
        Api.coordinator().post("schedules/" + id + "/cancel").then().statusCode(200);
        Ward.awaitStatus(id, "draft");
        assertThat(Ward.roster(id)).hasSize(14);
    }

    @Test
    void isObeyedWhereSomebodyFallsOut() {
        Ward ward = Ward.of(6).needing(2);
        String id = solving(ward);
        String away = ward.people().get(1);
        Api.create(
                "absences",
                Map.of("person_id", away, "type", "sick", "start_date", Ward.day(0), "end_date", Ward.day(6)));
        cancelOnceHeard(id);
        assertThat(Ward.roster(id)).hasSize(14).noneMatch(cell -> cell.startsWith(away));
        assertThat(Ward.read(id).getInt("data.violation_counts.hard")).isZero();
    }

    @Test
    void isObeyedWhereMoreAreWanted() {
        Ward ward = Ward.of(6);
        String requirement = ward.cover(Map.of("required", 2));
        String id = solving(ward);
        Response read = Api.coordinator().get("coverage-requirements/" + requirement);
        Api.coordinator()
                .header(seen(read))
                .body(Map.of("required", 3))
                .patch("coverage-requirements/" + requirement)
                .then()
                .statusCode(200);
        cancelOnceHeard(id);
        assertThat(Ward.roster(id)).hasSize(21);
    }

    /** At whatever moment it comes, also the last: either it is in the roster, or it was refused. */
    @Test
    void isNeverLostAtTheEnd() {
        for (int round = 0; round < 4; round++) {
            Ward ward = Ward.of(4).needing(1);
            String id = solving(ward);
            String person = ward.people().get(3);
            List<Integer> answers = Race.of(List.of(
                    () -> Api.coordinator().post("schedules/" + id + "/cancel").statusCode(),
                    () -> pin(id, person, 5, ward.activity()).statusCode(),
                    () -> pin(id, ward.people().get(2), 5, null).statusCode()));
            Ward.awaitStatus(id, "draft");
            String cell = person + " " + Ward.day(5) + " " + ward.activity();
            if (answers.get(1) == 201) {
                assertThat(Ward.roster(id)).contains(cell);
                assertThat(Db.count(
                                "select count(*) from assignment where schedule_id = cast(? as uuid) and pinned", id))
                        .isEqualTo(1);
            } else {
                assertThat(answers.get(1)).isEqualTo(409);
            }
            if (answers.get(2) == 201) {
                assertThat(Ward.roster(id))
                        .noneMatch(c -> c.startsWith(ward.people().get(2) + " " + Ward.day(5)));
            }
        }
    }

    @Test
    void mayContradictItself() {
        Ward ward = Ward.of(3).needing(1);
        String id = solving(ward);
        String person = ward.people().get(1);
        Api.create(
                "absences",
                Map.of("person_id", person, "type", "sick", "start_date", Ward.day(2), "end_date", Ward.day(2)));
        pin(id, person, 2, ward.activity()).then().statusCode(201);
        cancelOnceHeard(id);
        assertThat(Ward.roster(id)).contains(person + " " + Ward.day(2) + " " + ward.activity());
        assertThat(Ward.read(id).getInt("data.violation_counts.hard")).isEqualTo(1);
    }

    @Test
    void isHeardWhileTheRunPauses() {
        Ward ward = Ward.of(6).needing(2);
        String id = solving(ward);
        Api.coordinator().post("schedules/" + id + "/pause").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Ward.read(id).getString("data.job.state").equals("paused"));
        pin(id, ward.people().get(1), 1, ward.activity()).then().statusCode(201);
        pin(id, ward.people().get(1), 1, ward.activity())
                .then()
                .statusCode(409)
                .body("error.details", hasKey("pin_id"));
        Api.coordinator()
                .post("schedules/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("data.status", equalTo("draft"));
        assertThat(Ward.roster(id)).contains(ward.people().get(1) + " " + Ward.day(1) + " " + ward.activity());
    }

    @ParameterizedTest
    @CsvSource({"date, 2030-01-14, date", "slot, am, slot", "person_id, , person_id", "activity_id, x, activity_id"})
    void isRefusedWhereItMeansNothing(String field, String value, String named) {
        Ward ward = Ward.of(2).needing(1);
        String id = solving(ward);
        Hospital other = Hospital.open();
        Map<String, Object> body = new HashMap<>(
                Map.of("person_id", ward.people().get(0), "date", Ward.day(0), "activity_id", ward.activity()));
        body.put(
                field,
                switch (field) {
                    case "person_id" -> other.person(other.team());
                    case "activity_id" -> Api.activity(Api.team());
                    default -> value;
                });
        Api.coordinator()
                .body(body)
                .post("schedules/" + id + "/pins")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(named));
        Api.as("nurse").body(body).post("schedules/" + id + "/pins").then().statusCode(403);
        other.api().get("schedules/" + id + "/pins").then().statusCode(404);
        Api.coordinator().post("schedules/" + id + "/cancel");
    }

    private static String solving(Ward ward) {
        String id = Ward.generate(ward.longWeek());
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Ward.read(id).get("data.progress.best_score") != null);
        return id;
    }

    private static Response pin(String id, String person, int day, @Nullable String activity) {
        Map<String, Object> body = new HashMap<>(Map.of("person_id", person, "date", Ward.day(day)));
        body.put("activity_id", activity);
        return Api.coordinator().body(body).post("schedules/" + id + "/pins");
    }

    /** Gives the run some seconds to answer, and ends it. */
    private static void cancelOnceHeard(String id) {
        double now = Ward.read(id).getDouble("data.progress.elapsed_seconds");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Ward.read(id).getDouble("data.progress.elapsed_seconds") > now + 3);
        Api.coordinator().post("schedules/" + id + "/cancel").then().statusCode(200);
        Ward.awaitStatus(id, "draft");
    }
}
