package org.rounds.it.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Hospital;
import org.rounds.it.Server;

@DisplayName("The contract of every answer")
class ContractSystemIT {

    private static final List<String> COLLECTIONS = List.of(
            "teams",
            "people",
            "activities",
            "coverage-requirements",
            "requests",
            "absences",
            "schedules",
            "academic-years",
            "rotation-templates",
            "shift-types",
            "holidays",
            "blocks");

    @Test
    void aSuccessIsInTheEnvelope() {
        String team = Api.team();
        JsonPath answer = Api.coordinator()
                .get("teams/" + team)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .jsonPath();
        assertThat(answer.getMap("$")).containsOnlyKeys("status", "data", "error", "meta", "timestamp");
        assertThat(answer.getString("status")).isEqualTo("success");
        assertThat(answer.getString("data.id")).isEqualTo(team);
        assertThat(answer.getMap("error")).isNull();
        assertThat(Instant.parse(answer.getString("timestamp")))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void anErrorIsInTheEnvelope() {
        JsonPath answer = Api.coordinator()
                .get("teams/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .extract()
                .jsonPath();
        assertThat(answer.getMap("$")).containsOnlyKeys("status", "data", "error", "timestamp");
        assertThat(answer.getString("status")).isEqualTo("error");
        assertThat(answer.getMap("data")).isNull();
        assertThat(answer.getMap("error")).containsOnlyKeys("code", "message", "details");
        assertThat(answer.getString("error.code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void anErrorIsAProblemForWhoPrefersOne() {
        JsonPath problem = Api.coordinator()
                .accept("application/problem+json")
                .get("teams/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();
        assertThat(problem.getMap("$")).containsKeys("type", "title", "status", "detail", "code");
        assertThat(problem.getInt("status")).isEqualTo(404);
        assertThat(problem.getString("code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void aRefusedTokenIsAProblemForWhoPrefersOne() {
        Api.bearing("nonsense")
                .accept("application/problem+json")
                .get("teams")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_TOKEN"));
    }

    @Test
    void aSuccessIsStillTheEnvelopeForWhoTakesProblemsToo() {
        Api.coordinator()
                .accept("application/json, application/problem+json")
                .get("teams")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("status", equalTo("success"));
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        for (String collection : COLLECTIONS) {
            for (String id : List.of("nonsense", "1-1-1-1-1", UUID.randomUUID().toString())) {
                Api.coordinator()
                        .get(collection + "/" + id)
                        .then()
                        .statusCode(404)
                        .body("error.code", equalTo("NOT_FOUND"));
            }
        }
    }

    @Test
    void aPathThatIsNoneIsNotFoundInTheEnvelope() {
        Api.coordinator().get("no-such-thing").then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    }

    @Test
    void anUnknownFieldIsNamed() {
        Api.coordinator()
                .body(Map.of("name", Api.unique("Ward"), "colour", "blue"))
                .post("teams")
                .then()
                .statusCode(400)
                .body("error.message", containsString("colour"))
                .body("error.details.field_errors", hasKey("colour"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": 5}",
                "{\"name\": [\"a\"]}",
                "{\"name\": {\"a\": 1}}",
                "[]",
                "\"text\"",
                "{\"name\": true}"
            })
    void aWrongJsonTypeIsMalformed(String body) {
        Api.coordinator().body(body).post("teams").then().statusCode(400).body("status", equalTo("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\": \"x\"} more", "{\"name\": \"x\",}", "nonsense", "{\"name\": \"x\"}{}"})
    void whatIsNoJsonIsMalformed(String body) {
        Api.coordinator().body(body).post("teams").then().statusCode(400).body("error.code", equalTo("MALFORMED_JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void nothingAtAllIsRefused(String body) {
        int status = Api.coordinator().body(body).post("teams").statusCode();
        assertThat(status).isIn(400, 422);
    }

    @ParameterizedTest
    @CsvSource({
        "people, type, wizard",
        "people, team_id, nonsense",
        "absences, start_date, 2030-02-30",
        "absences, start_date, tomorrow",
        "requests, person_id, 1-1-1-1-1",
        "activities, start_time, 25:00",
        "coverage-requirements, team_id, 5",
        "schedules, layer, astral"
    })
    void aTextThatIsNoSuchValueIsAFieldError(String collection, String field, String value) {
        Api.coordinator()
                .body(Map.of(field, value))
                .post(collection)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field_errors", hasKey(field));
    }

    @Test
    void fieldErrorsAreNamedAsTheFieldsAre() {
        Api.coordinator()
                .body(Map.of("code", "X", "start_time", "08:00"))
                .post("activities")
                .then()
                .statusCode(422)
                .body("error.details.field_errors.length_minutes", hasSize(1));
        Api.coordinator()
                .body(Map.of("name", "X", "type", "nurse", "limits", Map.of("max_consecutive_shifts", 0)))
                .post("people")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.max_consecutive_shifts"));
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        Api.coordinator()
                .body(Map.of("code", ""))
                .post("activities")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("code"))
                .body("error.details.field_errors", hasKey("start_time"))
                .body("error.details.field_errors", hasKey("length_minutes"));
    }

    @Test
    void enumsAreWrittenAndReadInLowerCase() {
        String team = Api.create("teams", Map.of("name", Api.unique("Clinic"), "kind", "clinic"));
        Api.coordinator().get("teams/" + team).then().body("data.kind", equalTo("clinic"));
    }

    @Test
    void anUnknownParameterIsNamed() {
        for (String collection : COLLECTIONS) {
            Api.coordinator()
                    .get(collection + "?colour=blue")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("colour"));
        }
    }

    @Test
    void anUnknownParameterIsNamedOnSingleResourcesAndWritesToo() {
        Api.coordinator().get("teams/" + Api.team() + "?colour=blue").then().statusCode(400);
        Api.coordinator()
                .body(Map.of("name", Api.unique("Ward")))
                .post("teams?dry_run=true")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=colour",
                "sort=",
                "sort=-",
                "sort=name,,name",
                "page=0",
                "page=-1",
                "page=x",
                "page=1.5",
                "page=99999999999",
                "page=",
                "page_size=0",
                "page_size=101",
                "page_size=x",
                "type=wizard",
                "team_id=nonsense",
                "search=a",
                "search="
            })
    void aBadParameterIsMalformed(String query) {
        Api.coordinator().get("people?" + query).then().statusCode(400).body("status", equalTo("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start_date=2030-02-30", "start_date=today", "status=astral", "end_date="})
    void aBadFilterOfSchedulesIsMalformed(String query) {
        Api.coordinator().get("schedules?" + query).then().statusCode(400).body("status", equalTo("error"));
    }

    @Test
    void pagesNeitherRepeatNorSkipAndLinkEachOther() {
        Hospital hospital = Hospital.open();
        hospital.people(hospital.team(), 7);
        List<String> seen = new ArrayList<>();
        String next = Server.uri("api/v1/people?page_size=3").toString();
        String before = null;
        for (int page = 1; next != null; page++) {
            JsonPath answer = hospital.api()
                    .basePath("")
                    .get(java.net.URI.create(next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(answer.getList("data.id"));
            assertThat(answer.getInt("meta.pagination.page")).isEqualTo(page);
            assertThat(answer.getInt("meta.pagination.page_size")).isEqualTo(3);
            assertThat(answer.getInt("meta.pagination.total")).isEqualTo(7);
            assertThat(answer.getInt("meta.pagination.pages")).isEqualTo(3);
            String previous = answer.getString("meta.pagination.previous");
            assertThat(previous == null).isEqualTo(page == 1);
            if (previous != null && page > 2) {
                assertThat(previous).isEqualTo(before);
            }
            before = next;
            next = answer.getString("meta.pagination.next");
            assertThat(next == null || next.startsWith(Server.uri().toString()))
                    .as("absolute: %s", next)
                    .isTrue();
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aPageBeyondTheLastIsEmpty() {
        Hospital hospital = Hospital.open();
        hospital.team();
        hospital.api()
                .get("teams?page=1000000")
                .then()
                .statusCode(200)
                .body("data", hasSize(0))
                .body("meta.pagination.total", equalTo(1))
                .body("meta.pagination.next", nullValue());
    }

    @Test
    void aListWithoutPageHasTwentyFive() {
        Hospital hospital = Hospital.open();
        hospital.people(hospital.team(), 30);
        hospital.api().get("people").then().body("data", hasSize(25)).body("meta.pagination.page_size", equalTo(25));
        hospital.api().get("people?page_size=100").then().body("data", hasSize(30));
    }

    @Test
    void linksKeepTheFilters() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        hospital.people(team, 3);
        hospital.api()
                .get("people?page_size=1&team_id=" + team)
                .then()
                .body("meta.pagination.next", containsString("team_id=" + team))
                .body("meta.pagination.next", containsString("page=2"));
    }

    @Test
    void listsAreSortedAsAsked() {
        Hospital hospital = Hospital.open();
        for (String name : List.of("b", "A", "ä", "C")) {
            hospital.create("teams", Map.of("name", name));
        }
        assertThat(hospital.api().get("teams").path("data.name").toString()).isEqualTo("[A, ä, b, C]");
        assertThat(hospital.api().get("teams?sort=-name").path("data.name").toString())
                .isEqualTo("[C, b, ä, A]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/people", "api/people/", "api/v1/people", "api/v1/people/"})
    void aliasAndTrailingSlashReachTheSame(String path) {
        Api.coordinator()
                .basePath("")
                .get(Server.uri(path + "?page_size=1"))
                .then()
                .statusCode(200)
                .body("meta.pagination.page_size", equalTo(1));
    }

    @Test
    void aSingleResourceHasAliases() {
        String team = Api.team();
        for (String path : List.of("api/teams/" + team, "api/v1/teams/" + team + "/")) {
            Api.coordinator()
                    .basePath("")
                    .get(Server.uri(path))
                    .then()
                    .statusCode(200)
                    .body("data.id", equalTo(team));
        }
    }

    @Test
    void aSecondVersionDoesNotExist() {
        Api.coordinator().basePath("").get(Server.uri("api/v2/people")).then().statusCode(404);
    }

    @Test
    void aMethodThatIsNoneIsRefusedWithThoseThatAre() {
        Api.coordinator()
                .put("teams")
                .then()
                .statusCode(405)
                .header("Allow", containsString("GET"))
                .header("Allow", containsString("POST"))
                .body("error.code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void aMediaTypeThatIsNotMadeIsNotAcceptable() {
        Api.coordinator().accept("text/csv").get("teams").then().statusCode(406);
    }

    @Test
    void aBodyThatIsNoJsonIsUnsupported() {
        Api.coordinator()
                .contentType("text/xml")
                .body("<team/>")
                .post("teams")
                .then()
                .statusCode(415)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsTooLarge() {
        String team = Api.unique("Ward");
        String padding = " ".repeat(1_000_001);
        Api.coordinator()
                .body("{\"name\": \"" + team + "\"" + padding + "}")
                .post("teams")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
        Api.coordinator()
                .body("{\"name\": \"" + team + "\"" + padding.substring(1000) + "}")
                .post("teams")
                .then()
                .statusCode(201);
    }

    @Test
    void aTextThatPostgresCannotStoreIsAValidationError() {
        Api.coordinator()
                .body("{\"name\": \"a\\u0000b\"}")
                .post("teams")
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"));
    }

    @Test
    void namesOfAnyScriptAreKept() {
        String name = Api.unique("Nguyễn Thị Lan ’ 🏥 عربي");
        String team = Api.create("teams", Map.of("name", name));
        Api.coordinator().get("teams/" + team).then().body("data.name", equalTo(name));
    }

    @Test
    void aSingleResourceCarriesItsVersionAsTag() {
        for (String path : List.of("teams/" + Api.team(), "people/" + Api.person(Api.team()))) {
            Response answer = Api.coordinator().get(path);
            assertThat(answer.header("ETag")).as(path).isEqualTo("\"" + answer.path("data.version") + "\"");
        }
    }

    @Test
    void healthIsPublicAndOutsideTheEnvelope() {
        for (String path : List.of("health", "health/live", "health/ready", "api/v1/health", "api/health")) {
            given().get(Server.uri(path))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("healthy"))
                    .body("$", not(hasKey("data")));
        }
    }

    @Test
    void theDescriptionListsEveryPath() {
        Map<String, Object> paths = description().getMap("paths");
        assertThat(paths.keySet())
                .contains(
                        "/auth/token",
                        "/imports",
                        "/schedules/{id}",
                        "/schedules/{id}/assignments",
                        "/schedules/{id}/validation",
                        "/schedules/{id}/cancel",
                        "/schedules/{id}/publish");
        for (String collection : COLLECTIONS) {
            assertThat(paths).containsKeys("/" + collection, "/" + collection + "/{id}");
        }
    }

    @Test
    void theDescriptionHasNoDanglingReference() {
        JsonPath description = description();
        assertThat(description.getString("openapi")).startsWith("3.1");
        assertThat(description.getString("info.title")).isNotBlank();
        List<String> references = new ArrayList<>();
        collect(description.getMap("$"), "$ref", references);
        assertThat(references).isNotEmpty().allSatisfy(r -> assertThat(
                        description.<Object>get(r.substring(2).replace('/', '.').replaceFirst("([^.]+)$", "'$1'")))
                .isNotNull());
    }

    @Test
    void theDescriptionWritesEnumsAsTheyAreSent() {
        List<String> constants = new ArrayList<>();
        collect(description().getMap("$"), "enum", constants);
        assertThat(constants).isNotEmpty().allSatisfy(c -> assertThat(c)
                .isEqualTo(c.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void everyOperationIsDescribedWithItsErrors() {
        Map<String, Map<String, Map<String, Object>>> paths = description().getMap("paths");
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            if (!List.of("get", "post", "put", "patch", "delete").contains(method)) {
                return;
            }
            assertThat(operation).as(method + " " + path).containsKeys("summary", "responses");
            assertThat(((Map<?, ?>) operation.get("responses")).keySet().toString())
                    .as(method + " " + path)
                    .contains("400", "401", "429", "500", "503");
        }));
    }

    @Test
    void theDescriptionIsReachedUnderItsOtherName() {
        given().get(Server.uri("api/schema/")).then().statusCode(200).body("openapi", notNullValue());
    }

    @Test
    void fieldsInTheDescriptionAreThoseOfAnAnswer() {
        List<String> described =
                new ArrayList<>(description().getMap("components.schemas.TeamView.properties").keySet().stream()
                        .map(String::valueOf)
                        .toList());
        Api.coordinator().get("teams/" + Api.team()).then().body("data.keySet()", hasItem("time_zone"));
        Map<String, Object> answer =
                Api.coordinator().get("teams/" + Api.team()).jsonPath().getMap("data");
        assertThat(described).containsExactlyInAnyOrderElementsOf(answer.keySet());
    }

    private static JsonPath description() {
        return Api.anonymous()
                .get("openapi.json")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .jsonPath();
    }

    private static void collect(Object node, String key, List<String> found) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (key.equals(name)) {
                    (value instanceof List<?> list ? list : List.of(value)).forEach(v -> found.add(String.valueOf(v)));
                }
                collect(value, key, found);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, key, found));
        }
    }
}
