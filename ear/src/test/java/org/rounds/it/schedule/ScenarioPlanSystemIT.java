package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

@DisplayName("A scenario that is planned anew")
@InTurn
class ScenarioPlanSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();
    private static final Map<String, Object> SHORT = Map.of("time_limit_seconds", 20, "move_limit", 500);

    private final Roster roster = Roster.of(HOSPITAL, 3);
    private final Scenarios scenarios = new Scenarios(roster);

    private void awaitDraft(Roster scenario) {
        await("the scenario is planned")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> scenarios.get(scenario, "").then().body("data.status", equalTo("draft")));
    }

    private Map<String, Object> cover(int required) {
        return Map.of(
                "kind",
                "cover",
                "activity_id",
                roster.activity(),
                "required",
                required,
                "minimum",
                required,
                "start_date",
                Roster.FIRST,
                "end_date",
                Roster.LAST);
    }

    @Test
    void getsWhatItSupposesAndLeavesWhatIsWrittenByHand() {
        roster.assign(0, 0);
        Roster scenario = scenarios.branch(cover(1));
        scenarios.get(scenario, "").then().body("data.job", nullValue());
        scenarios
                .plan(scenario, SHORT)
                .then()
                .statusCode(202)
                .header("Location", endsWith("/scenarios/" + scenario.schedule()))
                .body("data.status", equalTo("queued"))
                .body("data.job.move_limit", equalTo(500));
        awaitDraft(scenario);
        scenarios
                .get(scenario, "")
                .then()
                .body("data.job.state", equalTo("done"))
                .body("data.violation_counts.hard", equalTo(0))
                .body("data.coverage_rate", equalTo(1f));
        assertThat(scenarios.work(scenario)).hasSize(7).contains("0/0");
        assertThat(scenarios.work(roster)).containsExactly("0/0");
        scenarios.change(scenario, Map.of("changes", List.of(cover(2)))).then().statusCode(200);
        scenarios.plan(scenario, SHORT).then().statusCode(202);
        awaitDraft(scenario);
        assertThat(scenarios.work(scenario)).hasSize(14).contains("0/0");
        scenarios.merge(scenario).then().statusCode(200);
        assertThat(scenarios.work(roster)).hasSize(14);
    }

    @Test
    void keepsNobodyFromBeingPlannedAndItsRosterWhenItIsStopped() {
        Ward.endless(HOSPITAL.coordinator(), roster.people().get(0), Roster.day(5));
        roster.assign(2, 3);
        Roster scenario = scenarios.branch(cover(1));
        scenarios.plan(scenario, Map.of("time_limit_seconds", 120)).then().statusCode(202);
        scenarios.plan(scenario, SHORT).then().statusCode(409).body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        scenarios.merge(scenario).then().statusCode(409).body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        scenario.post(scenario.cell(0, 0)).then().statusCode(409);
        scenarios.delete(scenario).then().statusCode(409);
        assertThat(scenarios.work(scenario)).containsExactly("2/3");
        await("the run has begun")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> scenarios.get(scenario, "").then().body("data.status", equalTo("solving")));
        HOSPITAL.api()
                .body(Map.of(
                        "person_id", roster.people().get(1), "date", Roster.day(5), "activity_id", roster.activity()))
                .post("schedules/" + scenario.schedule() + "/pins")
                .then()
                .statusCode(201);
        Map<String, Object> inEarnest = new HashMap<>(Map.of(
                "name",
                Api.unique("Week"),
                "team_id",
                roster.team(),
                "start_date",
                Roster.FIRST,
                "end_date",
                Roster.LAST));
        inEarnest.putAll(SHORT);
        String other = HOSPITAL.api()
                .body(inEarnest)
                .post("schedules")
                .then()
                .statusCode(202)
                .extract()
                .path("data.id");
        HOSPITAL.api()
                .post("schedules/" + scenario.schedule() + "/cancel")
                .then()
                .statusCode(200);
        awaitDraft(scenario);
        assertThat(scenarios.work(scenario)).contains("2/3", "1/5");
        HOSPITAL.api().post("schedules/" + other + "/cancel");
    }

    @Test
    void isRefusedWhatNobodyCouldDo() {
        Roster scenario = scenarios.branch(cover(4));
        scenarios.plan(scenario, SHORT).then().statusCode(422).body("error.code", equalTo("IMPOSSIBLE_COVER"));
        scenarios.get(scenario, "").then().body("data.status", equalTo("draft"));
        scenarios.plan(scenario, Map.of("time_limit_seconds", 0)).then().statusCode(422);
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/scenarios?status=draft")
                .then()
                .body("data.id", contains(scenario.schedule()));
    }
}
