package org.rounds.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.rounds.it.Api.seen;
import static org.rounds.it.contract.ResourceSystemIT.HOSPITAL;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;
import org.rounds.it.contract.ResourceSystemIT.Resource;

/** What holds for the change and the removal of each resource. */
@DisplayName("Every change")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeSystemIT {

    private static final String RESOURCES = "org.rounds.it.contract.ResourceSystemIT#resources";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
    private static final int ROUNDS = 20;

    /** For each collection some fields with new values, one of them cleared. */
    private static final Map<String, Map<String, Object>> PATCHES = Map.ofEntries(
            Map.entry("teams", withNull("time_zone", Map.of("kind", "program"))),
            Map.entry("people", withNull("pgy_level", Map.of("skills", List.of("triage"), "specialties", List.of()))),
            Map.entry("activities", withNull("skills", Map.of("start_time", "09:15", "length_minutes", 300))),
            Map.entry("coverage-requirements", withNull("skill", Map.of("required", 5, "weekdays", List.of(2)))),
            Map.entry("requests", withNull("activity_id", Map.of("weight", 9))),
            Map.entry("memberships", withNull("start_date", Map.of("end_date", "2030-05-08", "role", "member"))),
            Map.entry(
                    "absences",
                    withNull("notes", Map.of("type", "vacation", "end_date", "2030-05-08", "blocking", true))),
            Map.entry("academic-years", Map.of("name", "Training year")),
            Map.entry(
                    "rotation-templates",
                    withNull(
                            "requirements", Map.of("setting", "elective", "leave_eligible", true, "color", "#ffffff"))),
            Map.entry("shift-types", withNull("abbreviation", Map.of("kind", "clinic", "max_pgy_level", 5))),
            Map.entry("holidays", withNull("observed_date", Map.of("kind", "training", "intent", "closed"))),
            Map.entry("blocks", withNull("name", Map.of("number", 7, "orientation", true))));

    /** What is read of a field that was cleared, where that is not nothing. */
    private static final Map<String, Object> CLEARED =
            Map.of("activities skills", List.of(), "rotation-templates requirements", List.of());

    private Hospital other;

    @BeforeAll
    void openAnotherHospital() {
        other = Hospital.open();
    }

    private static Map<String, Object> withNull(String field, Map<String, Object> others) {
        Map<String, Object> patch = new HashMap<>(others);
        patch.put(field, null);
        return patch;
    }

    private static Map<String, Object> patch(Resource resource) {
        return PATCHES.get(resource.collection());
    }

    private static String create(Resource resource) {
        return resource.collection() + "/" + HOSPITAL.create(resource.collection(), resource.fresh());
    }

    private static String id(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    private static Map<String, Object> read(String path) {
        return HOSPITAL.api()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("data");
    }

    private static RequestSpecification having(int version) {
        return HOSPITAL.api().header(seen(version));
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void changesWhatIsSentAndKeepsTheRest(Resource resource) {
        for (String method : List.of("PATCH", "PUT")) {
            String path = create(resource);
            Map<String, Object> expected = read(path);
            patch(resource)
                    .forEach((field, value) -> expected.put(
                            field, value == null ? CLEARED.get(resource.collection() + " " + field) : value));
            expected.put("version", 1);

            Response changed = having(0).body(patch(resource)).request(method, path);

            changed.then().statusCode(200).header("ETag", equalTo("\"1\""));
            assertThat(changed.jsonPath().<String, Object>getMap("data"))
                    .as(method)
                    .isEqualTo(expected);
            assertThat(read(path)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void isTakenAsAMergePatch(Resource resource) {
        String path = create(resource);
        having(0)
                .contentType("application/merge-patch+json")
                .body(patch(resource))
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        having(1).contentType("text/plain").body("{}").patch(path).then().statusCode(415);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void needsTheVersionThatItsAuthorHasSeen(Resource resource) {
        String path = create(resource);
        Map<String, Object> before = read(path);
        for (String method : List.of("PATCH", "PUT")) {
            HOSPITAL.api()
                    .body(patch(resource))
                    .request(method, path)
                    .then()
                    .statusCode(428)
                    .body("error.code", equalTo("PRECONDITION_REQUIRED"));
            having(7)
                    .body(patch(resource))
                    .request(method, path)
                    .then()
                    .statusCode(412)
                    .body("error.code", equalTo("STALE"))
                    .body("error.details.version", equalTo(0));
            for (String malformed : List.of("*", "0", "W/\"0\"")) {
                HOSPITAL.api()
                        .header("If-Match", malformed)
                        .body(patch(resource))
                        .request(method, path)
                        .then()
                        .statusCode(400);
            }
        }
        assertThat(read(path)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void thatChangesNothingLeavesNoTrace(Resource resource) {
        Map<String, Object> body = resource.fresh();
        String path = resource.collection() + "/" + HOSPITAL.create(resource.collection(), body);
        for (Map<String, Object> same : List.of(body, Map.<String, Object>of())) {
            having(0).body(same).patch(path).then().statusCode(200).header("ETag", equalTo("\"0\""));
        }
        assertThat(trail(path)).containsExactly("create");
        assertThat(events(path)).containsExactly(resource.event());
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void mustNotClearWhatIsRequired(Resource resource) {
        String path = create(resource);
        for (String field : resource.required()) {
            having(0)
                    .body(withNull(field, Map.of()))
                    .patch(path)
                    .then()
                    .statusCode(422)
                    .body("error.code", equalTo("VALIDATION_ERROR"))
                    .body("error.details.field_errors", hasKey(field));
        }
        assertThat(read(path)).containsEntry("version", 0);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void namesWhatIsNoFieldOrOnlyRead(Resource resource) {
        String path = create(resource);
        for (String field : List.of("bogus", "id", "created_at", "version")) {
            for (Object value : Arrays.asList("x", null)) {
                Map<String, Object> patch = withNull(field, patch(resource));
                patch.put(field, value);
                having(0)
                        .body(patch)
                        .patch(path)
                        .then()
                        .statusCode(400)
                        .body("error.code", equalTo("MALFORMED_JSON"))
                        .body("error.details.field_errors", hasKey(field));
            }
        }
        for (String body : List.of("", "null", "[]", "7", "{\"name\":")) {
            having(0).body(body).patch(path).then().statusCode(400);
        }
        assertThat(read(path)).containsEntry("version", 0);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void refersToWhatIsThereOnly(Resource resource) {
        String path = create(resource);
        for (String field : resource.references()) {
            having(0)
                    .body(Map.of(field, NOBODY))
                    .patch(path)
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors", hasKey(field));
        }
        assertThat(trail(path)).containsExactly("create");
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void leavesAnAuditRecordAndAnEventInItsTransaction(Resource resource) {
        String path = create(resource);
        having(0).body(patch(resource)).patch(path).then().statusCode(200);
        assertThat(trail(path)).containsExactly("create", "update");
        assertThat(events(path)).containsExactly(resource.event(), fact(resource, "updated"));
        assertThat(Db.texts(
                        "select unnest(fields) from audit_record where resource_id = cast(? as uuid) order by 1",
                        id(path)))
                .containsExactlyInAnyOrderElementsOf(patch(resource).keySet());
        assertThat(Db.texts(
                        "select distinct xmin::text from (select xmin from " + resource.table()
                                + " where id = cast(? as uuid) union all select xmin from audit_record where"
                                + " resource_id = cast(? as uuid) and action = 'update' union all select xmin from"
                                + " domain_event where subject_id = cast(? as uuid) and type like '%.updated') x",
                        id(path),
                        id(path),
                        id(path)))
                .as("transactions")
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void thatRemovesIsAuditedAndTold(Resource resource) {
        String path = create(resource);
        HOSPITAL.api().delete(path).then().statusCode(204).body(blankString());
        boolean person = resource.table().equals("person");
        if (person) {
            assertThat(read(path)).containsEntry("active", false);
        } else {
            HOSPITAL.api().get(path).then().statusCode(404);
        }
        assertThat(trail(path)).containsExactly("create", person ? "update" : "delete");
        assertThat(events(path)).containsExactly(resource.event(), fact(resource, person ? "deactivated" : "deleted"));
        assertThat(Db.texts(
                        "select distinct xmin::text from (select xmin from audit_record"
                                + " where resource_id = cast(? as uuid) and action in ('update', 'delete') union all"
                                + " select xmin from domain_event where subject_id = cast(? as uuid)"
                                + " and type not like '%.created') x",
                        id(path), id(path)))
                .as("transactions")
                .hasSize(1);
        HOSPITAL.api().delete(path).then().statusCode(person ? 204 : 404);
        assertThat(trail(path)).as("told once").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void thatRemovesHonoursTheVersionSeen(Resource resource) {
        String path = create(resource);
        having(7).delete(path).then().statusCode(412).body("error.code", equalTo("STALE"));
        HOSPITAL.api().header("If-Match", "*").delete(path).then().statusCode(400);
        assertThat(trail(path)).containsExactly("create");
        having(0).delete(path).then().statusCode(204);
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void isNotForAnotherHospital(Resource resource) {
        String path = create(resource);
        other.api().header(seen(0)).body(patch(resource)).patch(path).then().statusCode(404);
        other.api().delete(path).then().statusCode(404);
        assertThat(trail(path)).containsExactly("create");
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void isWonByOneOfTwoWhoHaveSeenTheSame(Resource resource) {
        String path = create(resource);
        for (int round = 0; round < ROUNDS; round++) {
            int version = round;
            List<Map<String, Object>> patches = rivals(resource, round);
            List<Response> answers = Race.of(List.of(
                    () -> having(version).body(patches.get(0)).patch(path),
                    () -> having(version).body(patches.get(1)).patch(path)));
            assertThat(statuses(answers)).as("round " + round).isEqualTo(List.of(200, 412));
            int winner = answers.get(0).statusCode() == 200 ? 0 : 1;
            assertThat(read(path)).containsAllEntriesOf(patches.get(winner)).containsEntry("version", version + 1);
        }
        assertThat(trail(path)).hasSize(1 + ROUNDS);
        assertThat(events(path)).hasSize(1 + ROUNDS);
    }

    /** Two patches that differ from each other and from those of other rounds. */
    private static List<Map<String, Object>> rivals(Resource resource, int round) {
        return switch (resource.collection()) {
            case "teams",
                    "people",
                    "activities",
                    "academic-years",
                    "blocks",
                    "holidays",
                    "shift-types",
                    "rotation-templates" -> List.of(Map.of("name", Api.unique("A")), Map.of("name", Api.unique("B")));
            case "coverage-requirements" ->
                List.of(Map.of("required", 10 + 2 * round), Map.of("required", 11 + 2 * round));
            case "requests" -> List.of(Map.of("weight", 10 + 2 * round), Map.of("weight", 11 + 2 * round));
            default ->
                List.of(
                        Map.of("end_date", "2030-05-" + (10 + round % 2 * 2)),
                        Map.of("end_date", "2030-05-" + (11 + round % 2 * 2)));
        };
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void orRemovalWinsWhereBothHaveSeenTheSame(Resource resource) {
        for (int round = 0; round < ROUNDS; round++) {
            String path = create(resource);
            List<Response> answers =
                    Race.of(List.of(() -> having(0).body(patch(resource)).patch(path), () -> having(0)
                            .delete(path)));
            List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
            assertThat(statuses).as("round " + round).isIn(List.of(200, 412), List.of(412, 204), List.of(404, 204));
            assertThat(trail(path)).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource(RESOURCES)
    void makesAReadersCopyOld(Resource resource) {
        String path = create(resource);
        // a grade is that of today's academic year: a person's view can change without the person
        int known = resource.table().equals("person") ? 200 : 304;
        for (String tags : List.of("\"0\"", "W/\"0\"", "\"5\", \"0\"", "*")) {
            Response again = HOSPITAL.api().header("If-None-Match", tags).get(path);
            again.then().statusCode(known).header("ETag", equalTo("\"0\""));
            assertThat(again.asString().isEmpty()).as(tags).isEqualTo(known == 304);
        }
        having(0).body(patch(resource)).patch(path).then().statusCode(200);
        HOSPITAL.api().header("If-None-Match", "\"0\"").get(path).then().statusCode(200);
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).sorted().toList();
    }

    private static String fact(Resource resource, String verb) {
        return resource.event().replace("created", verb);
    }

    private static List<String> trail(String path) {
        return Db.texts(
                "select action from audit_record where resource_id = cast(? as uuid)"
                        + " and action in ('create', 'update', 'delete') order by occurred_at, id",
                id(path));
    }

    private static List<String> events(String path) {
        return Db.texts(
                "select type from domain_event where subject_id = cast(? as uuid) order by occurred_at, id", id(path));
    }
}
