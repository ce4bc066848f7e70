package org.rounds.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("A batch")
class BatchSystemIT {
    private final Hospital hospital = Hospital.open();
    private final String team = hospital.team();

    private ValidatableResponse send(String collection, List<?> items, boolean dryRun) {
        return hospital.api()
                .body(Map.of("items", items, "dry_run", dryRun))
                .post(collection + "/batch")
                .then();
    }

    private static Map<String, Object> absence(String person, int day) {
        return Map.of("person_id", person, "type", "vacation", "start_date", Ward.day(day), "end_date", Ward.day(day));
    }

    private Map<String, Object> item(String collection) {
        return switch (collection) {
            case "people" -> Map.of("name", Api.unique("P"), "type", "nurse", "team_id", team);
            case "absences" -> absence(hospital.person(team), 0);
            case "requests" -> Map.of("person_id", hospital.person(team), "date", Ward.day(0));
            case "activities", "shift-types" ->
                Map.of("code", Api.unique("S"), "start_time", "08:00", "length_minutes", 60, "team_id", team);
            case "rotation-templates" -> Map.of("code", Api.unique("R"));
            case "coverage-requirements" ->
                Map.of(
                        "team_id",
                        hospital.team(),
                        "activity_id",
                        hospital.activity(team),
                        "date",
                        Ward.day(0),
                        "required",
                        1);
            default -> {
                int year = Api.year();
                String id = hospital.create("academic-years", Map.of("year", year));
                String day = year + "-08-01";
                yield Map.of("academic_year_id", id, "number", 1, "start_date", day, "end_date", day);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people",
                "absences",
                "requests",
                "activities",
                "shift-types",
                "rotation-templates",
                "coverage-requirements",
                "blocks"
            })
    void makesAndChangesAsSingleRequestsDo(String collection) {
        String known = hospital.create(collection, item(collection));
        Map<String, Object> change = new HashMap<>(item(collection));
        change.remove("team_id");
        if (change.remove("date") != null) { // a requirement's is its first and last day
            change.remove("person_id");
            change.remove("activity_id");
            change.put(collection.equals("requests") ? "weight" : "required", 7);
        }
        change.putAll(Map.of("id", known, "version", 0));
        List<String> ids = send(collection, List.of(item(collection), change), false)
                .statusCode(201)
                .header("Location", endsWith("/api/v1/" + collection))
                .body("data.created", equalTo(1))
                .body("data.updated", equalTo(1))
                .body("data.errors", empty())
                .extract()
                .path("data.ids");
        assertThat(ids).hasSize(2).endsWith(known);
        for (String id : ids) {
            int version = id.equals(known) ? 1 : 0;
            hospital.api().get(collection + "/" + id).then().statusCode(200).body("data.version", equalTo(version));
            assertThat(Db.texts(
                            "select action from audit_record where resource_id = cast(? as uuid)"
                                    + " and action in ('create', 'update') order by occurred_at, id",
                            id))
                    .isEqualTo(version == 0 ? List.of("create") : List.of("create", "update"));
            assertThat(Db.count("select count(*) from domain_event where subject_id = cast(? as uuid)", id))
                    .isEqualTo(version + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"activities,name", "blocks,name"})
    void changesOnly(String collection, String field) {
        String known = hospital.create(collection, item(collection));
        send(collection, List.of(Map.of("id", known, "version", 0, field, "Other")), false)
                .statusCode(200)
                .body("data.updated", equalTo(1));
        hospital.api().get(collection + "/" + known).then().body("data." + field, equalTo("Other"));
    }

    @Test
    void isNotWrittenIfOneItemIsRefused() {
        String person = hospital.person(team);
        String before = hospital.rows();
        send("absences", List.of(absence(person, 0), absence(person, 1), absence(person, 0)), false)
                .statusCode(422)
                .body("data", nullValue())
                .body("error.details.created", equalTo(0))
                .body("error.details.errors.index", contains(2))
                .body("error.details.errors[0].code", equalTo("CONFLICT"));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void namesAllItemsThatAreMalformed() {
        String before = hospital.rows();
        Map<String, Object> good = item("activities");
        Map<String, Object> unknown = new HashMap<>(good);
        unknown.put("colour", "red");
        send(
                        "activities",
                        List.of(
                                Map.of("code", "X"),
                                good,
                                unknown,
                                Map.of("id", "nonsense", "version", 0),
                                Map.of("id", UUID.randomUUID()),
                                Map.of("version", 1, "code", "Y")),
                        false)
                .statusCode(422)
                .body("error.details.errors.index", contains(0, 2, 3, 4, 5))
                .body("error.details.errors[0].field_errors", hasKey("start_time"))
                .body("error.details.errors[1].field_errors", hasKey("colour"))
                .body("error.details.errors[2].field_errors", hasKey("id"))
                .body("error.details.errors[3].field_errors", hasKey("version"))
                .body("error.details.errors[4].field_errors", hasKey("version"));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void tellsWhichItemIsOldUnknownOrInvalid() {
        Map<String, Object> good = item("activities");
        String known = hospital.create("activities", item("activities"));
        String before = hospital.rows();
        List<Map<String, Object>> wrong = List.of(
                Map.of("id", known, "version", 7, "name", "x"),
                Map.of("id", UUID.randomUUID().toString(), "version", 0, "name", "x"),
                Map.of("id", known, "version", 0, "length_minutes", 0));
        List<String> codes = List.of("STALE", "NOT_FOUND", "VALIDATION_ERROR");
        for (int i = 0; i < wrong.size(); i++) {
            send("activities", List.of(good, wrong.get(i)), false)
                    .statusCode(422)
                    .body("error.details.errors.index", contains(1))
                    .body("error.details.errors[0].code", equalTo(codes.get(i)));
        }
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void leavesNoTraceOfADryRun() {
        String person = hospital.person(team);
        String before = hospital.rows();
        for (int again = 0; again < 2; again++) {
            hospital.api()
                    .header("Idempotency-Key", "dry")
                    .body(Map.of("items", List.of(absence(person, 0)), "dry_run", true))
                    .post("absences/batch")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", nullValue())
                    .body("data.created", equalTo(1))
                    .body("data.ids", empty());
        }
        send("absences", List.of(absence(person, 0), absence(person, 0)), true)
                .statusCode(422)
                .body("error.details.errors.index", contains(1));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void hasAnEffectOncePerIdempotencyKey() {
        Map<String, Object> body = Map.of("items", List.of(absence(hospital.person(team), 0)));
        for (int again = 0; again < 2; again++) {
            hospital.api()
                    .header("Idempotency-Key", "once")
                    .body(body)
                    .post("absences/batch")
                    .then()
                    .statusCode(201)
                    .body("data.ids", hasSize(1));
        }
        hospital.api().get("absences").then().body("data", hasSize(1));
    }

    @Test
    void hasAtMostAHundredItems() {
        String person = hospital.person(team);
        List<Map<String, Object>> items =
                IntStream.range(0, 101).mapToObj(day -> absence(person, day)).toList();
        send("absences", items, false).statusCode(422).body("error.details.field_errors", hasKey("items"));
        send("absences", List.of(), false).statusCode(422).body("error.details.field_errors", hasKey("items"));
        send("absences", items.subList(0, 100), false).statusCode(201).body("data.created", equalTo(100));
        hospital.api().get("absences").then().body("meta.pagination.total", equalTo(100));
    }

    @Test
    void refusesABodyThatIsNone() {
        for (String body :
                List.of("[]", "null", "{\"items\": {}}", "{\"items\": [1]}", "{\"item\": []}", "{\"items\": [[]]}")) {
            hospital.api().body(body).post("absences/batch").then().statusCode(400);
        }
        for (String body : List.of("{}", "{\"items\": null}", "{\"items\": [null]}")) {
            hospital.api().body(body).post("absences/batch").then().statusCode(422);
        }
    }

    @Test
    void isOfOnesOwnForThoseWhoHaveOnlyThat() {
        String own = hospital.person(team);
        String others = hospital.person(team);
        String resident = hospital.user("resident", own);
        String before = hospital.rows();
        Api.as(resident)
                .body(Map.of("items", List.of(absence(own, 0), absence(others, 0))))
                .post("absences/batch")
                .then()
                .statusCode(403);
        assertThat(hospital.rows()).isEqualTo(before);
        String theirs = hospital.create("absences", absence(others, 5));
        Api.as(resident)
                .body(Map.of("items", List.of(Map.of("id", theirs, "version", 0, "type", "sick"))))
                .post("absences/batch")
                .then()
                .statusCode(422)
                .body("error.details.errors[0].code", equalTo("NOT_FOUND"));
        Api.as(resident)
                .body(Map.of("items", List.of(absence(own, 0))))
                .post("absences/batch")
                .then()
                .statusCode(201);
        Api.as(hospital.user("rn", null))
                .body(Map.of("items", List.of(absence(own, 1))))
                .post("absences/batch")
                .then()
                .statusCode(403);
    }

    @Test
    void isWrittenWholeByOneOfThoseWhoSendTheSameTogether() {
        String person = hospital.person(team);
        for (int round = 0; round < 5; round++) {
            int first = 10 * round;
            List<Map<String, Object>> items = IntStream.range(first, first + 10)
                    .mapToObj(day -> absence(person, day))
                    .toList();
            List<Response> answers =
                    Race.of(3, () -> hospital.api().body(Map.of("items", items)).post("absences/batch"));
            assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(201, 422, 422);
            hospital.api().get("absences").then().body("meta.pagination.total", equalTo(first + 10));
        }
    }
}
