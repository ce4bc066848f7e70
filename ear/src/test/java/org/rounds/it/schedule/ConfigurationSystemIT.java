package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;

@DisplayName("Before a schedule is generated")
@InTurn
class ConfigurationSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 2);

    private Response post(String path) {
        return HOSPITAL.api()
                .body(Map.of(
                        "name",
                        "Week",
                        "team_id",
                        roster.team(),
                        "start_date",
                        Roster.FIRST,
                        "end_date",
                        Roster.LAST,
                        "time_limit_seconds",
                        1,
                        "move_limit",
                        100))
                .post(path);
    }

    /** What is found stores nothing, and is what a generation is refused with. */
    private ValidatableResponse found(boolean valid) {
        String before = roster.rows();
        ValidatableResponse found =
                post("schedules/validate-config").then().statusCode(200).body("data.valid", equalTo(valid));
        if (!valid) {
            post("schedules")
                    .then()
                    .statusCode(422)
                    .body(
                            "error.details.findings[0].text",
                            equalTo(found.extract().path("data.findings[0].text")))
                    .body("error.details.findings[0].level", equalTo("error"));
        }
        assertThat(roster.rows()).isEqualTo(before);
        return found;
    }

    private String person(Map<String, Object> limits) {
        return HOSPITAL.create(
                "people", Map.of("name", "Ada", "type", "nurse", "team_id", roster.team(), "limits", limits));
    }

    @Test
    void nothingIsSaidOfWhatCanBeDone() {
        roster.needing("minimum", 1);
        found(true)
                .body("data.findings", empty())
                .body("data.people", equalTo(2))
                .body("data.days", equalTo(7));
    }

    @Test
    void coverIsRefusedThatNobodyCouldGive() {
        roster.needing("minimum", 3);
        found(false)
                .body("data.findings.findAll { it.code == 'cover_impossible' }", hasSize(7))
                .body("data.findings[0].activity_id", equalTo(roster.activity()))
                .body("data.findings[0].required", equalTo(3))
                .body("data.findings[0].able", equalTo(2))
                .body("data.findings[0].text", containsString("only 2 could do it"));
        post("schedules").then().body("error.code", equalTo("IMPOSSIBLE_COVER"));
    }

    @Test
    void aMinimumIsRefusedThatAbsencesLeaveNobodyFor() {
        roster.needing("minimum", 2);
        roster.absent(0, 3);
        found(false)
                .body("data.findings.findAll { it.code == 'cover_short' }.date", contains(Roster.day(3)))
                .body(
                        "data.findings.find { it.code == 'cover_short' }.person_ids",
                        contains(roster.people().get(0)))
                .body("data.findings.find { it.code == 'cover_short' }.able", equalTo(1));
        post("schedules").then().body("error.code", equalTo("IMPOSSIBLE_CONFIGURATION"));
    }

    @Test
    void ofWhatIsOnlyWantedItIsSaid() {
        Map<String, Object> wanted = new HashMap<>(Map.of("team_id", roster.team(), "activity_id", roster.activity()));
        wanted.putAll(Map.of("start_date", Roster.FIRST, "end_date", Roster.LAST, "required", 2, "minimum", 0));
        HOSPITAL.create("coverage-requirements", wanted);
        roster.absent(0, 3);
        found(true).body("data.findings.level", hasItem("warning")).body("data.findings.code", hasItem("cover_short"));
    }

    @Test
    void aDayIsRefusedThatNeedsMoreThanAreThere() {
        roster.needing("minimum", 1);
        roster.doing(HOSPITAL.activity(roster.team())).needing("minimum", 2);
        found(false)
                .body("data.findings.findAll { it.code == 'day_short' }", hasSize(7))
                .body("data.findings.find { it.code == 'day_short' }.required", equalTo(3))
                .body("data.findings.find { it.code == 'day_short' }.able", equalTo(2));
    }

    @Test
    void hoursAreRefusedThatCannotBeReached() {
        String ada = person(Map.of("min_minutes", 6000, "period_days", 7));
        found(false)
                .body("data.findings[0].code", equalTo("hours_unreachable"))
                .body("data.findings[0].person_ids", contains(ada))
                .body("data.findings[0].required", equalTo(6000))
                .body("data.findings[0].able", equalTo(7 * 480))
                .body("data.findings.code", hasItem("hours_left"));
    }
}
