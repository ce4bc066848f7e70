package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;

/** On a ward of three shifts whose month the solver has planned; nobody gets all wishes, so that it goes on to the end. */
@DisplayName("A scenario that is planned from its roster")
@InTurn
class ScenarioChangeSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();
    private static final String LAST = Roster.day(27);
    private static Roster ward;
    private static Scenarios scenarios;

    /** Who works most in the second week, and how often. */
    private static int busiest;

    private static long duties;

    @BeforeAll
    static void plan() {
        String team = HOSPITAL.team();
        List<String> people =
                Stream.generate(() -> HOSPITAL.person(team)).limit(18).toList();
        String early = shift(team, "06:00", 4);
        shift(team, "14:00", 3);
        shift(team, "22:00", 2);
        for (String kind : List.of("on", "off")) {
            HOSPITAL.create("requests", Map.of("person_id", people.get(0), "date", Roster.FIRST, "kind", kind));
        }
        Map<String, Object> month =
                new HashMap<>(Map.of("name", Api.unique("Month"), "team_id", team, "time_limit_seconds", 60));
        month.putAll(Map.of("start_date", Roster.FIRST, "end_date", LAST, "move_limit", 3000));
        String id = HOSPITAL.api()
                .body(month)
                .post("schedules")
                .then()
                .statusCode(202)
                .extract()
                .path("data.id");
        ward = new Roster(HOSPITAL, team, people, early, id);
        scenarios = new Scenarios(ward);
        awaitDraft(id);
        assertThat(ward.<Integer>read("violation_counts.hard")).isZero();
        assertThat(ward.<Float>read("coverage_rate")).isEqualTo(1f);
        busiest = Stream.iterate(0, p -> p + 1)
                .limit(people.size())
                .max(Comparator.comparing(ScenarioChangeSystemIT::dutiesOf))
                .orElseThrow();
        duties = dutiesOf(busiest);
        assertThat(duties).isGreaterThanOrEqualTo(3);
    }

    private static String shift(String team, String start, int required) {
        String shift = HOSPITAL.create(
                "activities",
                Map.of("team_id", team, "code", Api.unique("S"), "start_time", start, "length_minutes", 480));
        HOSPITAL.create(
                "coverage-requirements",
                Map.of(
                        "team_id", team,
                        "activity_id", shift,
                        "start_date", Roster.FIRST,
                        "end_date", LAST,
                        "minimum", required - 1,
                        "required", required));
        return shift;
    }

    private static long dutiesOf(int person) {
        return Db.count(
                "select count(*) from assignment where schedule_id = cast(? as uuid) and person_id = cast(? as uuid)"
                        + " and date between cast(? as date) and cast(? as date)",
                ward.schedule(),
                ward.people().get(person),
                Roster.day(7),
                Roster.day(13));
    }

    private static void awaitDraft(String schedule) {
        await("it is planned")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> HOSPITAL.api().get("schedules/" + schedule).then().body("data.status", equalTo("draft")));
    }

    private static Map<String, Object> away() {
        return Map.of(
                "kind", "away",
                "person_id", ward.people().get(busiest),
                "start_date", Roster.day(7),
                "end_date", Roster.day(13));
    }

    private static JsonPath planned(Roster scenario, Map<String, ?> how) {
        scenarios.plan(scenario, how).then().statusCode(202);
        awaitDraft(scenario.schedule());
        return scenarios
                .get(scenario, "")
                .then()
                .body("data.job.state", equalTo("done"))
                .body("data.violation_counts.hard", equalTo(0))
                .body("data.coverage_rate", equalTo(1f))
                .extract()
                .jsonPath();
    }

    /** In how many cells the scenario differs from its schedule. */
    private static long cells(Roster scenario) {
        JsonPath diff = scenarios.get(scenario, "/diff").jsonPath();
        return Stream.of("added", "changed", "removed")
                .mapToLong(kind -> diff.getLong("data.cells.counts." + kind))
                .sum();
    }

    @Test
    void changesFewCellsForAWeekAwayAndIsJudgedWithoutThem() {
        Roster scenario = scenarios.branch(away());
        JsonPath view = planned(scenario, Map.of("time_limit_seconds", 60, "move_limit", 5000));
        assertThat(view.getInt("data.job.change_weight")).isEqualTo(5);
        assertThat(cells(scenario)).isBetween(duties, 3 * duties);
        assertThat(scenarios.get(scenario, "/diff").jsonPath().getList("data.changes"))
                .hasSizeBetween((int) duties, (int) (2 * duties));

        long worth = view.getLong("data.score.soft");
        assertThat(view.getLong("data.progress.best_score.soft")).isEqualTo(worth);
        HOSPITAL.api()
                .get("schedules/" + scenario.schedule() + "/score")
                .then()
                .body("data.score.soft", equalTo((int) worth))
                .body("data.rules.rule", not(hasItem("change")));
        scenarios.get(scenario, "/diff").then().body("data.score.rules.rule", not(hasItem("change")));
    }

    @Test
    void isValidWhereChangesCostNothing() {
        Roster scenario = scenarios.branch(away());
        JsonPath view = planned(scenario, Map.of("time_limit_seconds", 60, "move_limit", 5000, "change_weight", 0));
        assertThat(view.getInt("data.job.change_weight")).isZero();
        assertThat(cells(scenario)).isGreaterThanOrEqualTo(duties);
    }

    /** No change could gain as much as it would cost. */
    @Test
    void staysAsItIsWhereNothingIsSupposed() {
        Roster scenario = scenarios.branch();
        int before = scenarios.get(scenario, "").path("data.score.soft");
        assertThat(before).isNegative();
        JsonPath view =
                planned(scenario, Map.of("time_limit_seconds", 60, "move_limit", 2000, "change_weight", 1 - before));
        scenarios.get(scenario, "/diff").then().body("data.changes", empty());
        assertThat(cells(scenario)).isZero();
        assertThat(view.getInt("data.score.soft")).isEqualTo(before);
    }

    /** Also where its node was lost before it had a checkpoint. */
    @Test
    void weighsChangesStillWhenItIsTakenUpAgain() {
        Roster scenario = scenarios.branch(away());
        scenarios.plan(scenario, Map.of("time_limit_seconds", 120)).then().statusCode(202);
        await("the run has begun").atMost(Duration.ofSeconds(60)).untilAsserted(() -> scenarios
                .get(scenario, "")
                .then()
                .body("data.status", equalTo("solving"))
                .body("data.progress.best_score", not(nullValue())));
        HOSPITAL.api()
                .post("schedules/" + scenario.schedule() + "/pause")
                .then()
                .statusCode(200);
        await("it pauses")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> scenarios.get(scenario, "").then().body("data.job.state", equalTo("paused")));
        assertThat(Db.update("delete from solver_checkpoint where id = cast(? as uuid)", scenario.schedule()))
                .isEqualTo(1);
        Db.update(
                "update solver_job set time_limit_seconds = 5, elapsed_millis = 0, version = version + 1"
                        + " where id = cast(? as uuid)",
                scenario.schedule());
        HOSPITAL.api()
                .post("schedules/" + scenario.schedule() + "/resume")
                .then()
                .statusCode(200);
        awaitDraft(scenario.schedule());
        scenarios
                .get(scenario, "")
                .then()
                .body("data.job.state", equalTo("done"))
                .body("data.violation_counts.hard", equalTo(0));
        assertThat(cells(scenario)).isBetween(duties, 3 * duties);
    }

    @Test
    void refusesAWeightThatIsNone() {
        Roster scenario = scenarios.branch();
        for (int weight : List.of(-1, 1_000_001)) {
            scenarios
                    .plan(scenario, Map.of("change_weight", weight))
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors.change_weight", not(empty()));
        }
    }
}
