package org.rounds.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("Absences, asked for and decided")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@InTurn
class AbsenceSystemIT {

    private static final int ROUNDS = 10;

    private Hospital hospital;

    @BeforeAll
    void open() {
        hospital = Hospital.open();
    }

    private String resident() {
        return hospital.create("people", Map.of("name", Api.unique("Person"), "type", "resident", "pgy_level", 1));
    }

    private static Map<String, Object> days(String person, String from, String to) {
        return new HashMap<>(Map.of("person_id", person, "type", "vacation", "start_date", from, "end_date", to));
    }

    private static Map<String, Object> days(String person, String from, String to, String field, Object value) {
        Map<String, Object> body = days(person, from, to);
        body.put(field, value);
        return body;
    }

    private ValidatableResponse as(String user, Map<String, ?> body) {
        return Api.as(user).body(body).post("absences").then();
    }

    private String asked(String user, String person, String from, String to) {
        return as(user, days(person, from, to)).statusCode(201).extract().path("data.id");
    }

    private ValidatableResponse decide(String user, String id, String verb) {
        return Api.as(user).post("absences/" + id + "/" + verb).then();
    }

    private static List<String> events(String id) {
        return Db.texts(
                "select type from domain_event where subject_id = cast(? as uuid) and type like 'absence.%' order by id",
                id);
    }

    @Test
    void whatASchedulerWritesIsApproved() {
        String person = resident();
        as(hospital.coordinator(), days(person, "2030-03-01", "2030-03-05"))
                .statusCode(201)
                .body("data.state", equalTo("approved"))
                .body("data.blocking", equalTo(true))
                .body("data.away_from_program", equalTo(true))
                .body("data.return_date_tentative", equalTo(false))
                .body("data.reviewed_by", nullValue());
        as(hospital.coordinator(), days(person, "2030-04-01", "2030-04-05", "state", "anticipated"))
                .statusCode(201)
                .body("data.state", equalTo("anticipated"));
        as(hospital.coordinator(), days(person, "2030-05-01", "2030-05-05", "state", "rejected"))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("state"));
    }

    @Test
    void whatSomebodyAsksForIsDecidedByAnother() {
        String person = resident();
        String user = hospital.user("resident", person);
        String id = as(user, days(person, "2030-03-01", "2030-03-05"))
                .statusCode(201)
                .body("data.state", equalTo("pending"))
                .extract()
                .path("data.id");
        as(user, days(person, "2030-06-01", "2030-06-05", "state", "approved"))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("state"));
        decide(user, id, "approve").statusCode(403);
        decide(user, id, "reject").statusCode(403);
        Api.as(hospital.coordinator())
                .body(Map.of("notes", "Enjoy"))
                .post("absences/" + id + "/approve")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("data.state", equalTo("approved"))
                .body(
                        "data.reviewed_by",
                        equalTo(Db.text("select id from app_user where username = ?", hospital.coordinator())))
                .body("data.reviewed_at", notNullValue())
                .body("data.review_notes", equalTo("Enjoy"));
        decide(hospital.coordinator(), id, "approve")
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"))
                .body("error.details.state", equalTo("approved"));
        assertThat(events(id)).containsExactly("absence.created", "absence.approved");
    }

    @ParameterizedTest
    @CsvSource({
        "pending, approve, approved",
        "pending, reject, rejected",
        "pending, cancel, cancelled",
        "anticipated, approve, confirmed",
        "anticipated, reject, denied",
        "anticipated, cancel, cancelled",
        "approved, cancel, cancelled",
        "confirmed, cancel, cancelled"
    })
    void movesAndLeavesItsDaysFreeOnceItHasEnded(String from, String verb, String to) {
        String person = resident();
        Map<String, Object> body = days(person, "2030-03-01", "2030-03-05", "state", from);
        String id = as(hospital.coordinator(), body).statusCode(201).extract().path("data.id");
        as(hospital.coordinator(), body).statusCode(409);
        decide(hospital.coordinator(), id, verb).statusCode(200).body("data.state", equalTo(to));
        boolean holds = List.of("approved", "confirmed").contains(to);
        as(hospital.coordinator(), body).statusCode(holds ? 409 : 201);
        for (String late : holds ? List.of("approve", "reject") : List.of("approve", "reject", "cancel")) {
            decide(hospital.coordinator(), id, late)
                    .statusCode(409)
                    .body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        }
        assertThat(events(id)).hasSize(2);
    }

    @Test
    void nobodyDecidesAboutTheirOwn() {
        String person = hospital.person(hospital.team());
        String chief = hospital.user("coordinator", person);
        String id = asked(chief, person, "2030-03-01", "2030-03-05");
        Api.as(chief).get("absences/" + id).then().body("data.state", equalTo("pending"));
        decide(chief, id, "approve").statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
        decide(chief, id, "reject").statusCode(403);
        decide(hospital.coordinator(), id, "approve").statusCode(200);

        String others = asked(chief, resident(), "2030-03-01", "2030-03-05");
        Api.as(chief)
                .header(seen(0))
                .body(Map.of("person_id", person, "away_from_program", false))
                .patch("absences/" + others)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"));
    }

    @Test
    void whatIsDecidedIsNotChangedByWhomItConcerns() {
        String person = resident();
        String user = hospital.user("resident", person);
        String path = "absences/" + asked(user, person, "2030-03-01", "2030-03-05");
        Map<String, String> longer = Map.of("end_date", "2030-03-06");
        Api.as(user).header(seen(0)).body(longer).patch(path).then().statusCode(200);
        Api.as(user)
                .header(seen(1))
                .body(Map.of("state", "approved"))
                .patch(path)
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("state"));
        hospital.api().post(path + "/approve").then().statusCode(200);
        Api.as(user)
                .header(seen(2))
                .body(Map.of("end_date", "2030-03-20"))
                .patch(path)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        hospital.api()
                .header(seen(2))
                .body(Map.of("end_date", "2030-03-20"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("data.state", equalTo("approved"));
        Api.as(user).post(path + "/cancel").then().statusCode(200).body("data.state", equalTo("cancelled"));
    }

    @Test
    void aDecisionHonoursTheVersionSeen() {
        String id = asked(hospital.user("admin", null), resident(), "2030-03-01", "2030-03-05");
        hospital.api()
                .header(seen(7))
                .post("absences/" + id + "/cancel")
                .then()
                .statusCode(412)
                .body("error.code", equalTo("STALE"));
        hospital.api().header(seen(0)).post("absences/" + id + "/cancel").then().statusCode(200);
    }

    @Test
    void oneOfTwoDecisionsHolds() {
        String person = resident();
        String user = hospital.user("faculty", person);
        for (int round = 0; round < ROUNDS; round++) {
            String id = asked(user, person, "2030-03-0" + (round % 9 + 1), "2030-03-0" + (round % 9 + 1));
            List<Response> answers =
                    Race.of(List.of(() -> hospital.api().post("absences/" + id + "/approve"), () -> hospital.api()
                            .post("absences/" + id + "/reject")));
            assertThat(answers.stream().map(Response::statusCode).sorted())
                    .as("round " + round)
                    .containsExactly(200, 409);
            String state = answers.get(0).statusCode() == 200 ? "approved" : "rejected";
            hospital.api().get("absences/" + id).then().body("data.state", equalTo(state));
            assertThat(events(id)).containsExactly("absence.created", "absence." + state);
            if (state.equals("approved")) {
                hospital.api().post("absences/" + id + "/cancel").then().statusCode(200);
            }
        }
    }

    @Test
    void oneOfTwoWhoAskForTheSameDaysGetsThem() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> body = days(resident(), "2032-02-28", "2032-03-01");
            List<Integer> statuses =
                    Race.of(3, () -> hospital.api().body(body).post("absences").statusCode());
            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409);
        }
    }

    @Test
    void onlyWhatIsInForceAndBlocksKeepsFromWork() {
        Ward ward = Ward.of(1).needing(1);
        String person = ward.people().get(0);
        Api.create("absences", days(person, Ward.day(0), Ward.day(0), "state", "pending"));
        Api.create("absences", days(person, Ward.day(1), Ward.day(1), "blocking", false));
        Api.create("absences", days(person, Ward.day(2), Ward.day(2)));
        Api.create("absences", days(person, Ward.day(3), Ward.day(3), "state", "confirmed"));
        String cancelled = Api.create("absences", days(person, Ward.day(4), Ward.day(4)));
        Api.coordinator().post("absences/" + cancelled + "/cancel").then().statusCode(200);
        assertThat(Db.texts(
                        "select date::text from assignment where schedule_id = cast(? as uuid) order by 1",
                        ward.draft()))
                .containsExactly(Ward.day(0), Ward.day(1), Ward.day(4), Ward.day(5), Ward.day(6));
    }

    @Test
    void isAskedForAndReadWithItsPerson() {
        String person = resident();
        String mine = "people/" + person + "/absences";
        String user = hospital.user("resident", person);
        Map<String, String> body = Map.of("type", "conference", "start_date", "2030-03-01", "end_date", "2030-03-02");
        String id = Api.as(user)
                .body(body)
                .post(mine)
                .then()
                .statusCode(201)
                .body("data.person_id", equalTo(person))
                .body("data.state", equalTo("pending"))
                .extract()
                .path("data.id");
        Api.as(user).get("absences/" + id).then().statusCode(200);
        Api.as(user).get(mine + "?state=pending").then().statusCode(200).body("data.id", equalTo(List.of(id)));
        Api.as(user).get(mine + "?state=approved").then().statusCode(200).body("data", hasSize(0));

        String other = resident();
        Api.as(user).get("people/" + other + "/absences").then().statusCode(404);
        Api.as(user).body(body).post("people/" + other + "/absences").then().statusCode(404);
        hospital.api()
                .get("people/" + Api.person(Api.team()) + "/absences")
                .then()
                .statusCode(404);
        hospital.api()
                .body(days(other, "2030-03-01", "2030-03-02"))
                .post(mine)
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("person_id"));
        hospital.api()
                .body(Map.of("type", "sick"))
                .post(mine)
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("start_date"));
    }

    @Test
    void notesStayWhereTheyAre() {
        String notes = "Nobody's business " + Api.unique("n");
        String id = hospital.create("absences", days(resident(), "2030-03-01", "2030-03-02", "notes", notes));
        hospital.api().get("absences/" + id).then().body("data.notes", equalTo(notes));
        String review = Api.unique("because");
        hospital.api()
                .body(Map.of("notes", review))
                .post("absences/" + id + "/cancel")
                .then()
                .statusCode(200);
        assertThat(Db.texts("select payload::text from domain_event where subject_id = cast(? as uuid)", id))
                .hasSize(2)
                .noneMatch(payload -> payload.contains("business") || payload.contains("because"));
        assertThat(Db.texts(
                        "select fields::text from audit_record where resource_id = cast(? as uuid)"
                                + " and action = 'update'",
                        id))
                .containsExactly("{state,reviewed_by,reviewed_at,review_notes}");
        hospital.api()
                .body(days(resident(), "2030-03-01", "2030-03-02", "notes", "x".repeat(1001)))
                .post("absences")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("notes"));
    }

    @Test
    void whatIsDoneInsteadIsAnActivity() {
        String activity = hospital.activity(hospital.team());
        String id = hospital.create(
                "absences", days(resident(), "2030-03-01", "2030-03-02", "replacement_activity_id", activity));
        hospital.api().get("absences/" + id).then().body("data.replacement_activity_id", equalTo(activity));
        hospital.api()
                .delete("activities/" + activity)
                .then()
                .statusCode(409)
                .body("error.details.used_by", equalTo(List.of("absence")));
        hospital.api()
                .body(days(resident(), "2030-03-01", "2030-03-02", "replacement_activity_id", Api.activity(Api.team())))
                .post("absences")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("replacement_activity_id"));
    }

    private ValidatableResponse away(String person, int year) {
        return hospital.api()
                .get("people/" + person + "/absences/away-from-program?academic_year=" + year)
                .then()
                .statusCode(200);
    }

    @Test
    void daysAwayAreThoseOfTheAcademicYear() {
        String person = resident();
        hospital.create("absences", days(person, "2032-06-20", "2032-07-10"));
        hospital.create("absences", days(person, "2032-02-25", "2032-03-04"));
        hospital.create("absences", days(person, "2031-08-01", "2031-08-09", "state", "pending"));
        hospital.create("absences", days(person, "2031-09-01", "2031-09-09", "away_from_program", false));
        hospital.create("absences", days(person, "2031-10-01", "2031-10-09", "type", "day_off"));
        away(person, 2031)
                .body("data.person_id", equalTo(person))
                .body("data.days_used", equalTo(11 + 9))
                .body("data.days_remaining", equalTo(8))
                .body("data.max_days", equalTo(28))
                .body("data.warning_days", equalTo(21))
                .body("data.absences.days", equalTo(List.of(9, 11)))
                .body("data.threshold_status", equalTo("ok"));
        away(person, 2032).body("data.days_used", equalTo(10));
        away(person, 2030).body("data.days_used", equalTo(0)).body("data.absences", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-07-20, 20, 8, ok",
        "2030-07-21, 21, 7, warning",
        "2030-07-27, 27, 1, warning",
        "2030-07-28, 28, 0, critical",
        "2030-07-29, 29, 0, exceeded"
    })
    void aLimitIsAnnounced(String last, int used, int remaining, String status) {
        String person = resident();
        hospital.create("absences", days(person, "2030-07-01", last));
        away(person, 2030)
                .body("data.days_used", equalTo(used))
                .body("data.days_remaining", equalTo(remaining))
                .body("data.threshold_status", equalTo(status));
    }

    @Test
    void onlyResidentsAreAwayFromAProgram() {
        String nurse = hospital.person(hospital.team());
        hospital.api()
                .body(days(nurse, "2030-03-01", "2030-03-02", "away_from_program", true))
                .post("absences")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("away_from_program"));
        hospital.create("absences", days(nurse, "2030-03-01", "2030-03-02"));
        away(nurse, 2029).body("data.days_used", equalTo(0));
        String path = "people/" + nurse + "/absences/away-from-program";
        hospital.api().get(path).then().statusCode(200);
        for (String year : List.of("1969", "2999", "now")) {
            hospital.api()
                    .get(path + "?academic_year=" + year)
                    .then()
                    .statusCode(400)
                    .body("error.details.field_errors", hasKey("academic_year"));
        }
        Hospital.open().api().get(path).then().statusCode(404);
    }
}
