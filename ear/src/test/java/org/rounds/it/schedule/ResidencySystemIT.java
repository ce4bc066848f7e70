package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.rounds.it.Api.seen;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Race;

/** Six residents over two blocks: rotations, then calls that know them, then work that knows both. */
@DisplayName("A residency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@InTurn
class ResidencySystemIT {
    private static final LocalDate THURSDAY = LocalDate.of(2036, 7, 3);

    /** Its morning is of the next block, in which other residents are on the ward. */
    private static final String LAST_NIGHT = "2036-07-30";

    private final Hospital hospital = Hospital.open();
    private final String team = hospital.team();
    private final List<String> residents = new ArrayList<>();
    private String ward;
    private String clinic;
    private String day;
    private String call;
    private String rotations;

    @BeforeAll
    void fill() {
        String year = hospital.create("academic-years", Map.of("year", 2036));
        for (int i = 0; i < 2; i++) {
            LocalDate start = THURSDAY.plusDays(28L * i);
            hospital.create(
                    "blocks",
                    Map.of(
                            "academic_year_id",
                            year,
                            "number",
                            i + 1,
                            "start_date",
                            start.toString(),
                            "end_date",
                            start.plusDays(27).toString()));
        }
        day = activity("DAY", "shift", "07:00", 600);
        activity("CA", "clinic", "08:00", 240);
        activity("CP", "clinic", "13:00", 240);
        call = activity("CALL", "call", "17:00", 840);
        ward = template("WARD", false);
        clinic = template("CLIN", true);
        hospital.protect(ward, day, 5);
        cover(ward, 2, 2);
        for (int i = 0; i < 6; i++) {
            residents.add(hospital.create(
                    "people", Map.of("name", Api.unique("Resident"), "type", "resident", "team_id", team)));
        }
        hospital.create(
                "absences",
                Map.of(
                        "person_id", residents.get(0),
                        "type", "vacation",
                        "start_date", THURSDAY.plusDays(4).toString(),
                        "end_date", THURSDAY.plusDays(10).toString()));
    }

    private String activity(String code, String kind, String start, int minutes) {
        return hospital.create(
                "activities",
                Map.of("team_id", team, "code", code, "kind", kind, "start_time", start, "length_minutes", minutes));
    }

    private String template(String code, boolean leaveEligible) {
        return hospital.create(
                "rotation-templates", Map.of("team_id", team, "code", code, "leave_eligible", leaveEligible));
    }

    private void cover(String activity, int minimum, int required) {
        hospital.create(
                "coverage-requirements",
                Map.of(
                        "team_id", team,
                        "activity_id", activity,
                        "start_date", THURSDAY.toString(),
                        "end_date", THURSDAY.plusDays(55).toString(),
                        "minimum", minimum,
                        "required", required));
    }

    private Map<String, Object> plan(String layer, int days) {
        return new HashMap<>(Map.of(
                "name",
                Api.unique(layer),
                "team_id",
                team,
                "layer",
                layer,
                "start_date",
                THURSDAY.toString(),
                "end_date",
                THURSDAY.plusDays(days - 1L).toString(),
                "time_limit_seconds",
                20,
                "move_limit",
                3000));
    }

    private String draft(Map<String, ?> plan) {
        String id = hospital.api()
                .body(plan)
                .post("schedules")
                .then()
                .statusCode(202)
                .extract()
                .path("data.id");
        await("draft of " + plan.get("layer")).atMost(Duration.ofSeconds(90)).until(() -> !List.of("queued", "solving")
                .contains(read(id, "").getString("data.status")));
        assertThat(read(id, "").getString("data.status")).isEqualTo("draft");
        return id;
    }

    private JsonPath read(String id, String path) {
        return hospital.api()
                .get("schedules/" + id + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void publish(String id) {
        Response schedule = hospital.api().get("schedules/" + id);
        hospital.api()
                .header(seen(schedule))
                .post("schedules/" + id + "/publish")
                .then()
                .statusCode(200);
    }

    @Test
    @Order(1)
    @DisplayName("needs blocks for its rotations, and days for its calls")
    void needsItsPeriods() {
        Map<String, Object> plan = plan("rotation", 30);
        refused(plan).body("error.details.field_errors.keySet()", hasItem("end_date"));
        plan.putAll(Map.of("start_date", "2036-07-04", "end_date", "2036-07-30"));
        refused(plan).body("error.details.field_errors.keySet()", hasItem("start_date"));
        plan.put("granularity", "day");
        refused(plan).body("error.details.field_errors.keySet()", hasItem("granularity"));
        Map<String, Object> halves = plan("call", 28);
        halves.put("granularity", "half_day");
        refused(halves).body("error.details.field_errors.keySet()", hasItem("granularity"));
    }

    private io.restassured.response.ValidatableResponse refused(Map<String, ?> plan) {
        return hospital.api().body(plan).post("schedules").then().statusCode(422);
    }

    @Test
    @Order(2)
    @DisplayName("gives everybody a rotation in every block, one that goes with leave to those on leave")
    void plansRotations() {
        rotations = draft(plan("rotation", 56));
        JsonPath grid = read(rotations, "/assignments?view=grid");
        assertThat(grid.getList("data.dates"))
                .containsExactly(THURSDAY.toString(), THURSDAY.plusDays(28).toString());
        assertThat(grid.getList("data.slots")).containsExactly("block", "block");
        assertThat(grid.<List<Integer>>getList("data.cells"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row).hasSize(2).doesNotContainNull());
        assertThat(read(rotations, "").getInt("data.violation_counts.hard")).isZero();
        List<Map<String, Object>> first =
                read(rotations, "/assignments?person_id=" + residents.get(0)).getList("data");
        assertThat(first.get(0)).containsEntry("activity_id", clinic).containsEntry("slot", "block");
        assertThat(first.get(0).get("end_date")).isEqualTo(THURSDAY.plusDays(27).toString());
        publish(rotations);
        assertThat(Db.count("select count(*) from duty where workspace_id = ?", hospital.workspace()))
                .as("a rotation is no duty by itself")
                .isZero();
    }

    @Test
    @Order(3)
    @DisplayName("plans calls around the protected week of the rotations, by the duty-hour rules")
    void plansCalls() {
        cover(call, 0, 1);
        String rules = Api.as(hospital.user("admin", null))
                .body(Map.of(
                        "name",
                        "ACGME",
                        "team_id",
                        team,
                        "rules",
                        List.of(
                                rule("rest_between_duties", 480, null),
                                rule("continuous_duty", 1440, null),
                                rule("call_frequency", 3, 28))))
                .post("rule-sets")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        String calls = draft(plan("call", 28));
        assertThat(read(calls, "").getInt("data.violation_counts.hard")).isZero();
        Set<String> onWard = read(rotations, "/assignments?activity_id=" + ward + "&page_size=100")
                .<Map<String, String>>getList("data")
                .stream()
                .filter(a -> a.get("date").equals(THURSDAY.toString()))
                .map(a -> a.get("person_id"))
                .collect(Collectors.toSet());
        assertThat(onWard).hasSize(2);
        List<Map<String, String>> given =
                read(calls, "/assignments?page_size=100").getList("data");
        assertThat(given).hasSizeGreaterThan(20).allSatisfy(a -> {
            assertThat(a.get("slot")).isEqualTo("night");
            int weekday = LocalDate.parse(a.get("date")).getDayOfWeek().getValue();
            // On the ward from 7 to 17: a call between two such days would make 34 hours of them.
            if (onWard.contains(a.get("person_id")) && !a.get("date").equals(LAST_NIGHT)) {
                assertThat(weekday).isIn(5, 6, 7);
            }
        });
        publish(calls);
        breaksTheRuleOnceItIsStricter(calls, rules);
    }

    private static Map<String, Object> rule(String kind, int limit, Integer window) {
        Map<String, Object> rule = new HashMap<>(Map.of("kind", kind, "limit", limit, "from_date", "2036-07-01"));
        if (window != null) {
            rule.put("window_days", window);
        }
        return rule;
    }

    /** Rules are data: what was right yesterday is told to be wrong today. */
    private void breaksTheRuleOnceItIsStricter(String calls, String rules) {
        Api.as(hospital.user("admin", null))
                .header(seen(0))
                .body(Map.of("rules", List.of(rule("call_frequency", 14, 28))))
                .patch("rule-sets/" + rules)
                .then()
                .statusCode(200);
        JsonPath validation = read(calls, "/validation");
        assertThat(validation.getList("data.violations.rule")).contains("call_frequency");
        assertThat(validation.getString("data.violations.find { it.rule == 'call_frequency' }.text"))
                .contains("at most 2 are allowed");
        Api.as(hospital.user("admin", null)).delete("rule-sets/" + rules).then().statusCode(204);
    }

    @Test
    @Order(4)
    @DisplayName("plans work by half-days around what the rotations keep and the calls take")
    void plansWork() {
        Map<String, Object> plan = plan("work", 28);
        plan.put("granularity", "half_day");
        String work = draft(plan);
        assertThat(read(work, "/assignments?activity_id=" + call).getList("data"))
                .as("calls are the call layer's: nobody is given them twice")
                .isEmpty();
        JsonPath grid = read(work, "/assignments?view=grid");
        assertThat(grid.getList("data.dates")).hasSize(56);
        assertThat(grid.getList("data.slots").subList(0, 2)).containsExactly("am", "pm");
        List<Map<String, String>> kept =
                read(work, "/assignments?activity_id=" + day + "&page_size=100").getList("data");
        // Two people for four weeks, but for the Mondays on which one of them comes off a call.
        long off = Db.count(
                "select count(*) from assignment c join assignment w on w.person_id = c.person_id and w.days @> c.date"
                        + " where c.layer = 'CALL' and extract(isodow from c.date) = 7 and w.activity_id = cast(? as uuid)"
                        + " and c.in_force and w.in_force",
                ward);
        assertThat(kept)
                .as("the ward's protected weekdays")
                .hasSizeGreaterThanOrEqualTo(40 - (int) off)
                .allSatisfy(a -> assertThat(a.get("slot")).isEqualTo("am"));
        publish(work);
        assertThat(Db.count(
                        "select count(*) from duty d join duty e on e.person_id = d.person_id and e.during && d.during"
                                + " and e.assignment_id <> d.assignment_id where d.workspace_id = ?",
                        hospital.workspace()))
                .isZero();
        hospital.api().get("schedules/" + rotations).then().body("data.status", equalTo("published"));
    }

    @Test
    @Order(5)
    @DisplayName("keeps its blocks where they are, whatever they are called")
    void keepsItsBlocks() {
        String second = "blocks/" + hospital.api().get("blocks").path("data[1].id");
        hospital.api()
                .delete(second)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"))
                .body("error.details.used_by", equalTo(List.of("schedule")));
        changed(second, Map.of("end_date", "2036-08-26"))
                .statusCode(409)
                .body("error.details.used_by", equalTo(List.of("schedule")));
        changed(second, Map.of("name", "Second", "number", 9)).statusCode(200);
        assertThat(read(rotations, "/assignments?view=grid").getList("data.dates"))
                .containsExactly(THURSDAY.toString(), THURSDAY.plusDays(28).toString());
        assertThat(read(rotations, "/validation").getInt("data.violation_counts.hard"))
                .isZero();
    }

    @Test
    @Order(6)
    @DisplayName("lets go of blocks that nothing was planned on after all")
    void letsGoOfBlocks() {
        String year = hospital.create("academic-years", Map.of("year", 2037));
        Map<String, Object> weeks = new HashMap<>(
                Map.of("academic_year_id", year, "number", 1, "start_date", "2037-07-06", "end_date", "2037-07-12"));
        String block = "blocks/" + hospital.create("blocks", weeks);
        Map<String, Object> plan = plan("rotation", 7);
        plan.putAll(Map.of("start_date", "2037-07-06", "end_date", "2037-07-12"));
        String schedule = draft(plan);
        hospital.api().delete(block).then().statusCode(409);
        Db.update("update schedule set status = 'FAILED', version = version + 1 where id = cast(? as uuid)", schedule);
        changed(block, Map.of("end_date", "2037-07-13")).statusCode(200);
        hospital.api().delete(block).then().statusCode(204);
    }

    @Test
    @Order(7)
    @DisplayName("is planned by blocks that are there, or they go, but never both")
    void racesWithItsBlocks() {
        String year = hospital.create("academic-years", Map.of("year", 2038));
        List<String> blocks = new ArrayList<>();
        List<Map<String, Object>> plans = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String day = LocalDate.of(2038, 7, 5).plusWeeks(i).toString();
            blocks.add(hospital.create(
                    "blocks",
                    Map.of(
                            "academic_year_id",
                            year,
                            "number",
                            i,
                            "start_date",
                            day,
                            "end_date",
                            LocalDate.parse(day).plusDays(6).toString())));
            Map<String, Object> plan = plan("rotation", 7);
            plan.putAll(Map.of(
                    "start_date",
                    day,
                    "end_date",
                    LocalDate.parse(day).plusDays(6).toString(),
                    "move_limit",
                    10));
            plans.add(plan);
        }
        for (int i = 0; i < plans.size(); i++) {
            Map<String, Object> plan = plans.get(i);
            String block = "blocks/" + blocks.get(i);
            List<Response> answers =
                    Race.of(List.of(() -> hospital.api().body(plan).post("schedules"), () -> hospital.api()
                            .delete(block)));
            assertThat(answers.stream().map(Response::statusCode).toList()).isIn(List.of(202, 409), List.of(422, 204));
            if (answers.get(0).statusCode() == 202) {
                String id = answers.get(0).path("data.id");
                await().atMost(Duration.ofSeconds(60)).until(() -> !List.of("queued", "solving")
                        .contains(read(id, "").getString("data.status")));
                assertThat(read(id, "").getString("data.status")).isEqualTo("draft");
            }
        }
    }

    private io.restassured.response.ValidatableResponse changed(String path, Map<String, ?> body) {
        return hospital.api()
                .header(seen(hospital.api().get(path)))
                .body(body)
                .patch(path)
                .then();
    }
}
