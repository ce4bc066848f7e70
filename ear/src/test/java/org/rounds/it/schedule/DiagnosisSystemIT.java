package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Race;

@DisplayName("The diagnosis of a schedule that cannot be")
@InTurn
class DiagnosisSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 2);

    private Map<String, Object> week() {
        return new HashMap<>(
                Map.of("name", "Week", "team_id", roster.team(), "start_date", Roster.FIRST, "end_date", Roster.LAST));
    }

    private Response diagnose(Map<String, ?> body) {
        return HOSPITAL.api().body(body).post("schedules/diagnose");
    }

    /** What is found of the week before it is generated, and of the draft for the same people; stores nothing. */
    private List<ValidatableResponse> found(String status) {
        String before = roster.rows();
        Response first = diagnose(week());
        assertThat(roster.rows()).isEqualTo(before);
        List<ValidatableResponse> found = List.of(
                first.then(),
                HOSPITAL.api()
                        .body(Map.of("time_limit_seconds", 10))
                        .post("schedules/" + roster.schedule() + "/diagnose")
                        .then());
        found.forEach(f -> f.statusCode(200).body("data.status", equalTo(status)));
        return found;
    }

    @Test
    void namesTheAbsenceAndTheMinimumAndWhatIsEnough() {
        roster.needing("minimum", 2);
        roster.absent(0, 3);
        for (ValidatableResponse found : found("infeasible")) {
            found.body("data.proof", equalTo("counted"))
                    .body("data.minimal", equalTo(true))
                    .body("data.conflict.kind", containsInAnyOrder("minimum_cover", "absence"))
                    .body("data.conflict.date", contains(Roster.day(3), Roster.day(3)))
                    .body(
                            "data.conflict.find { it.kind == 'absence' }.person.id",
                            equalTo(roster.people().get(0)))
                    .body("data.conflict.find { it.kind == 'absence' }.figure", nullValue())
                    .body("data.conflict.find { it.kind == 'minimum_cover' }.activity_id", equalTo(roster.activity()))
                    .body("data.conflict.find { it.kind == 'minimum_cover' }.figure", equalTo(2))
                    .body("data.relaxations", hasSize(3))
                    .body("data.relaxations[0].steps", hasSize(1))
                    .body("data.relaxations[0].steps[0].requirement.kind", equalTo("minimum_cover"))
                    .body("data.relaxations[0].steps[0].figure", equalTo(1))
                    .body("data.relaxations[0].text", containsString("at least 1 people, not 2"))
                    .body("data.relaxations[1].steps[0].requirement.kind", equalTo("absence"))
                    .body("data.relaxations[2].steps[0].people", equalTo(1))
                    .body("data.text", containsString("2 requirements contradict each other"));
        }
    }

    @Test
    void namesALimitOverSeveralDays() {
        roster.needing("minimum", 1);
        for (String person : roster.people()) {
            HOSPITAL.api()
                    .header(seen(HOSPITAL.api().get("people/" + person)))
                    .body(Map.of("limits", Map.of("max_minutes", 3 * 480, "period_days", 7)))
                    .patch("people/" + person)
                    .then()
                    .statusCode(200);
        }
        for (ValidatableResponse found : found("infeasible")) {
            found.body("data.conflict.findAll { it.kind == 'minimum_cover' }", hasSize(7))
                    .body("data.conflict.findAll { it.kind == 'max_minutes' }", hasSize(2))
                    .body("data.relaxations.steps.flatten().requirement.kind", hasItem("minimum_cover"))
                    .body(
                            "data.relaxations.steps.flatten().find { it.requirement.kind == 'max_minutes' }.figure",
                            equalTo(4 * 480));
        }
    }

    @Test
    void findsNothingInWhatCanBeOrIsOnlyWanted() {
        roster.needing("over_weight", 9);
        for (ValidatableResponse found : found("feasible")) {
            found.body("data.conflict", empty())
                    .body("data.relaxations", empty())
                    .body("data.proof", nullValue())
                    .body("data.text", equalTo("There is a legal roster."));
        }
    }

    @Test
    void asksToComeBackWhereTooManyAreBeingServed() {
        HOSPITAL.cover(roster.team(), roster.activity(), Roster.day(0), Roster.day(27), 2);
        Map<String, Object> fortyHours = Map.of(
                "kind",
                "weekly_hours",
                "limit",
                40 * 60,
                "window_days",
                28,
                "from_date",
                Roster.day(0),
                "level",
                "hard");
        Api.as(HOSPITAL.user("admin", null))
                .body(Map.of("name", Api.unique("Hours"), "team_id", roster.team(), "rules", List.of(fortyHours)))
                .post("rule-sets")
                .then()
                .statusCode(201);
        String cover = HOSPITAL.api()
                .get("coverage-requirements?activity_id=" + roster.activity())
                .path("data[0].id");
        HOSPITAL.api()
                .header(seen(HOSPITAL.api().get("coverage-requirements/" + cover)))
                .body(Map.of("minimum", 2))
                .patch("coverage-requirements/" + cover)
                .then()
                .statusCode(200);
        Roster month = roster.another("WORK", Roster.day(0), Roster.day(27));
        List<Response> answers = Race.of(8, () -> HOSPITAL.api()
                .body(Map.of("time_limit_seconds", 5))
                .post("schedules/" + month.schedule() + "/diagnose"));
        assertThat(answers).extracting(Response::statusCode).contains(200, 429).containsOnly(200, 429);
        answers.stream().filter(answer -> answer.statusCode() == 429).forEach(busy -> busy.then()
                .header("Retry-After", equalTo("10"))
                .body("error.code", equalTo("DIAGNOSIS_BUSY"))
                .body("error.details.retry_after", equalTo(10)));
        found("feasible");
    }

    @Test
    void isRefusedAsAGenerationIs() {
        Map<String, Object> backwards = week();
        backwards.put("end_date", "2029-01-01");
        diagnose(backwards).then().statusCode(422).body("error.details.field_errors", hasKey("end_date"));
        Map<String, Object> hasty = week();
        hasty.put("time_limit_seconds", 0);
        diagnose(hasty).then().statusCode(422).body("error.details.field_errors", hasKey("time_limit_seconds"));
        HOSPITAL.api()
                .body(Map.of("seconds", 1))
                .post("schedules/" + roster.schedule() + "/diagnose")
                .then()
                .statusCode(400);
        Hospital.open()
                .api()
                .body(Map.of())
                .post("schedules/" + roster.schedule() + "/diagnose")
                .then()
                .statusCode(404);
    }
}
