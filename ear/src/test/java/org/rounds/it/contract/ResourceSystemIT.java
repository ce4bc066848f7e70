package org.rounds.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

/** What holds for each resource that is created, read and listed. */
@DisplayName("Every resource")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceSystemIT {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    /**
     * One of them.
     *
     * @param word what the audit trail calls it
     * @param references fields that name another resource
     */
    record Resource(
            String collection,
            String table,
            String word,
            String event,
            Map<String, Object> body,
            List<String> required,
            List<String> references) {

        /** A body that no unique constraint refuses. */
        Map<String, Object> fresh() {
            Map<String, Object> fresh = new HashMap<>(body);
            fresh.computeIfPresent("name", (field, value) -> Api.unique("R"));
            fresh.computeIfPresent("code", (field, value) -> Api.unique("R"));
            if (body.containsKey("person_id")) {
                fresh.put("person_id", HOSPITAL.person(HOSPITAL.team()));
            }
            if (table.equals("academic_year")) {
                int year = Api.year();
                fresh.putAll(Map.of("year", year, "start_date", year + "-07-01", "end_date", (year + 1) + "-06-30"));
            }
            if (table.equals("block")) {
                int year = Api.year();
                fresh.put("academic_year_id", HOSPITAL.create("academic-years", Map.of("year", year)));
                fresh.putAll(Map.of("start_date", year + "-07-05", "end_date", year + "-08-01"));
            }
            if (table.equals("coverage_requirement") || table.equals("holiday")) {
                fresh.put("team_id", HOSPITAL.team());
            }
            return fresh;
        }
    }

    static final Hospital HOSPITAL = Hospital.open();

    private Hospital other;

    @BeforeAll
    void openAnotherHospital() {
        other = Hospital.open();
    }

    static List<Named<Resource>> resources() {
        String team = HOSPITAL.team();
        String person = HOSPITAL.person(team);
        String activity = HOSPITAL.activity(team);
        String day = "2030-05-06";
        return List.of(
                        new Resource(
                                "teams",
                                "team",
                                "team",
                                "team.created",
                                Map.of("name", "x", "kind", "clinic", "time_zone", "Asia/Tokyo"),
                                List.of("name"),
                                List.of()),
                        new Resource(
                                "people",
                                "person",
                                "person",
                                "person.created",
                                Map.of(
                                        "name",
                                        "x",
                                        "type",
                                        "resident",
                                        "pgy_level",
                                        3,
                                        "skills",
                                        List.of("icu", "ward"),
                                        "specialties",
                                        List.of("Geriatrics", "Obstetrics"),
                                        "targets",
                                        Map.of("clinical_blocks", 10, "max_clinic_halfdays_per_week", 4),
                                        "limits",
                                        Map.of(
                                                "period_days",
                                                28,
                                                "max_minutes",
                                                9600,
                                                "max_consecutive_shifts",
                                                5,
                                                "min_rest_minutes",
                                                660,
                                                "max_shifts",
                                                Map.of(activity, 4))),
                                List.of("name", "type"),
                                List.of("team_id")),
                        new Resource(
                                "activities",
                                "activity",
                                "activity",
                                "activity.created",
                                Map.of(
                                        "team_id",
                                        team,
                                        "code",
                                        "x",
                                        "name",
                                        "Early",
                                        "kind",
                                        "shift",
                                        "start_time",
                                        "07:30",
                                        "length_minutes",
                                        510,
                                        "presence",
                                        "on_site",
                                        "bookable",
                                        true,
                                        "may_not_follow",
                                        List.of(activity),
                                        "skills",
                                        List.of("icu")),
                                List.of("code", "start_time", "length_minutes"),
                                List.of("team_id")),
                        new Resource(
                                "coverage-requirements",
                                "coverage_requirement",
                                "coverage",
                                "coverage_requirement.created",
                                Map.of(
                                        "team_id",
                                        team,
                                        "activity_id",
                                        activity,
                                        "start_date",
                                        day,
                                        "end_date",
                                        "2030-06-02",
                                        "weekdays",
                                        List.of(1, 5),
                                        "skill",
                                        "icu",
                                        "minimum",
                                        1,
                                        "required",
                                        2,
                                        "under_weight",
                                        50,
                                        "over_weight",
                                        3),
                                List.of("team_id", "activity_id", "required"),
                                List.of("team_id", "activity_id")),
                        new Resource(
                                "requests",
                                "roster_request",
                                "request",
                                "roster_request.created",
                                Map.of(
                                        "person_id",
                                        person,
                                        "date",
                                        day,
                                        "activity_id",
                                        activity,
                                        "kind",
                                        "on",
                                        "weight",
                                        7),
                                List.of("person_id", "date"),
                                List.of("person_id", "activity_id")),
                        new Resource(
                                "memberships",
                                "team_membership",
                                "membership",
                                "membership.created",
                                Map.of(
                                        "person_id",
                                        person,
                                        "team_id",
                                        team,
                                        "start_date",
                                        day,
                                        "end_date",
                                        "2030-06-02",
                                        "role",
                                        "lead"),
                                List.of("person_id", "team_id"),
                                List.of("person_id", "team_id")),
                        new Resource(
                                "absences",
                                "absence",
                                "absence",
                                "absence.created",
                                Map.of(
                                        "person_id",
                                        person,
                                        "type",
                                        "sick",
                                        "start_date",
                                        day,
                                        "end_date",
                                        day,
                                        "state",
                                        "anticipated",
                                        "blocking",
                                        false,
                                        "return_date_tentative",
                                        true,
                                        "notes",
                                        "Back soon"),
                                List.of("person_id", "type", "start_date", "end_date"),
                                List.of("person_id")),
                        new Resource(
                                "academic-years",
                                "academic_year",
                                "academic_year",
                                "academic_year.created",
                                Map.of("name", "x"),
                                List.of("year"),
                                List.of()),
                        new Resource(
                                "rotation-templates",
                                "activity",
                                "activity",
                                "activity.created",
                                Map.ofEntries(
                                        Map.entry("team_id", team),
                                        Map.entry("code", "x"),
                                        Map.entry("name", "Inpatient medicine"),
                                        Map.entry("abbreviation", "IM"),
                                        Map.entry("color", "#12ab9f"),
                                        Map.entry("setting", "inpatient"),
                                        Map.entry("leave_eligible", false),
                                        Map.entry("includes_weekend_work", true),
                                        Map.entry("supervision_required", true),
                                        Map.entry("provides_supervision", false),
                                        Map.entry("min_pgy_level", 1),
                                        Map.entry("max_pgy_level", 3),
                                        Map.entry("may_not_follow", List.of(activity)),
                                        Map.entry("skills", List.of("icu")),
                                        Map.entry(
                                                "requirements",
                                                List.of(
                                                        Map.of("pgy_level", 1, "min_blocks", 2, "max_blocks", 4),
                                                        Map.of("pgy_level", 2, "min_blocks", 1, "max_blocks", 2)))),
                                List.of("code"),
                                List.of("team_id")),
                        new Resource(
                                "shift-types",
                                "activity",
                                "activity",
                                "activity.created",
                                Map.ofEntries(
                                        Map.entry("team_id", team),
                                        Map.entry("code", "x"),
                                        Map.entry("name", "Night call"),
                                        Map.entry("kind", "call"),
                                        Map.entry("start_time", "17:00"),
                                        Map.entry("length_minutes", 900),
                                        Map.entry("presence", "at_home"),
                                        Map.entry("bookable", false),
                                        Map.entry("abbreviation", "NC"),
                                        Map.entry("color", "#000000"),
                                        Map.entry("supervision_required", false),
                                        Map.entry("provides_supervision", true),
                                        Map.entry("min_pgy_level", 2),
                                        Map.entry("max_pgy_level", 2)),
                                List.of("code", "start_time", "length_minutes"),
                                List.of("team_id")),
                        new Resource(
                                "holidays",
                                "holiday",
                                "holiday",
                                "holiday.created",
                                Map.of(
                                        "team_id",
                                        team,
                                        "name",
                                        "x",
                                        "date",
                                        "2030-05-04",
                                        "observed_date",
                                        "2030-05-06",
                                        "kind",
                                        "federal",
                                        "intent",
                                        "normal"),
                                List.of("date", "name"),
                                List.of("team_id")),
                        new Resource(
                                "blocks",
                                "block",
                                "block",
                                "block.created",
                                Map.of("number", 3, "name", "x", "orientation", false),
                                List.of("academic_year_id", "number", "start_date", "end_date"),
                                List.of("academic_year_id")))
                .stream()
                .map(r -> Named.of(r.collection(), r))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isCreatedReadAndListed(Resource resource) {
        Map<String, Object> body = resource.fresh();
        Response created = HOSPITAL.api().body(body).post(resource.collection());
        created.then().statusCode(201).header("ETag", equalTo("\"0\""));
        String id = created.path("data.id");
        assertThat(created.header("Location")).endsWith("/api/v1/" + resource.collection() + "/" + id);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);

        Map<String, Object> read =
                HOSPITAL.api().get(resource.collection() + "/" + id).jsonPath().getMap("data");
        assertThat(read).isEqualTo(created.jsonPath().getMap("data"));
        body.forEach((field, value) -> assertSame(field, read.get(field), value));
        assertThat(HOSPITAL.api()
                        .get(resource.collection() + "?sort=-created_at&page_size=100")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("data"))
                .contains(read);
    }

    /** What was sent is what is read; an object may have more fields. */
    private static void assertSame(String field, Object read, Object sent) {
        if (sent instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> assertSame(field + "." + name, ((Map<?, ?>) read).get(name), value));
        } else {
            assertThat(read).as(field).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void leavesAnAuditRecordAndAnEventInItsTransaction(Resource resource) {
        String id = HOSPITAL.create(resource.collection(), resource.fresh());
        assertThat(Db.texts(
                        "select action || ' ' || resource || ' ' || (select username from app_user u where u.id ="
                                + " actor_id) from audit_record where resource_id = cast(? as uuid)",
                        id))
                .containsExactly("create " + resource.word() + " " + HOSPITAL.coordinator());
        assertThat(Db.texts("select type from domain_event where subject_id = cast(? as uuid)", id))
                .containsExactly(resource.event());
        assertThat(Db.text("select payload->>'id' from domain_event where subject_id = cast(? as uuid)", id))
                .isEqualTo(id);
        assertThat(Db.texts(
                        "select distinct xmin::text from (select xmin from " + resource.table()
                                + " where id = cast(? as uuid) union all"
                                + " select xmin from audit_record where resource_id = cast(? as uuid) union all"
                                + " select xmin from domain_event where subject_id = cast(? as uuid)) x",
                        id,
                        id,
                        id))
                .as("transactions")
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void namesEachMissingField(Resource resource) {
        for (String field : resource.required()) {
            Map<String, Object> body = resource.fresh();
            body.remove(field);
            HOSPITAL.api()
                    .body(body)
                    .post(resource.collection())
                    .then()
                    .statusCode(422)
                    .body("error.code", equalTo("VALIDATION_ERROR"))
                    .body("error.details.field_errors.keySet()", hasItem(field));
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void namesAnUnknownIdInTheBodyAndStoresNothing(Resource resource) {
        for (String field : resource.references()) {
            Map<String, Object> body = resource.fresh();
            body.put(field, NOBODY);
            String before = rows(resource);
            HOSPITAL.api()
                    .body(body)
                    .post(resource.collection())
                    .then()
                    .statusCode(422)
                    .body("error.code", equalTo("VALIDATION_ERROR"))
                    .body("error.details.field_errors.keySet()", hasItem(field));
            assertThat(rows(resource)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void refusesAnIdOfAnotherHospitalInTheBodyLikeAnUnknownOne(Resource resource) {
        String team = other.team();
        Map<String, String> theirs = Map.of(
                "team_id",
                team,
                "person_id",
                other.person(team),
                "activity_id",
                other.activity(team),
                "academic_year_id",
                other.create("academic-years", Map.of("year", Api.year())));
        for (String field : resource.references()) {
            Map<String, Object> body = resource.fresh();
            body.put(field, theirs.get(field));
            HOSPITAL.api()
                    .body(body)
                    .post(resource.collection())
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors.keySet()", hasItem(field));
        }
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isNotThereForAnotherHospital(Resource resource) {
        String id = HOSPITAL.create(resource.collection(), resource.fresh());
        other.api()
                .get(resource.collection() + "/" + id)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"));
        other.api()
                .get(resource.collection() + "?page_size=100&sort=-created_at")
                .then()
                .statusCode(200)
                .body("data.id", not(hasItem(id)));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void listsOnlyItsOwnHospital(Resource resource) {
        HOSPITAL.create(resource.collection(), resource.fresh());
        Hospital empty = Hospital.open();
        empty.api()
                .get(resource.collection())
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(0))
                .body("meta.pagination.total", equalTo(0));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void thatIsRefusedTwiceLeavesNeitherAuditNorEvent(Resource resource) {
        Map<String, Object> body = resource.fresh();
        if (resource.table().equals("person")) {
            body.put("team_id", NOBODY); // names may repeat: refused after the person was stored
        } else {
            HOSPITAL.create(resource.collection(), body);
        }
        String before = rows(resource);
        int status = HOSPITAL.api().body(body).post(resource.collection()).statusCode();
        assertThat(status).isEqualTo(resource.table().equals("person") ? 422 : 409);
        assertThat(rows(resource)).isEqualTo(before);
    }

    private static String rows(Resource resource) {
        String of = " where workspace_id = ?";
        return Db.count("select count(*) from " + resource.table() + of, HOSPITAL.workspace())
                + " "
                + Db.count(
                        "select count(*) from audit_record" + of + " and resource = ?",
                        HOSPITAL.workspace(),
                        resource.word())
                + " "
                + Db.count(
                        "select count(*) from domain_event" + of + " and type = ?",
                        HOSPITAL.workspace(),
                        resource.event());
    }
}
