package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Hospital;

@DisplayName("The score of a schedule, in parts")
class ScoreSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 3);

    private Response score(String query) {
        return HOSPITAL.api().get("schedules/" + roster.schedule() + "/score" + query);
    }

    private void workThoughAway(int person, int day) {
        roster.absent(person, day);
        roster.post(roster.cell(person, day, "override_reason", "to see what it costs"))
                .then()
                .statusCode(201);
    }

    @Test
    void addsUpOverPeopleAndCoverAndOverWeeks() {
        roster.needing("minimum", 2);
        workThoughAway(0, 0);
        roster.assign(1, 0);
        roster.assign(1, 5);
        JsonPath whole = score("")
                .then()
                .statusCode(200)
                .body("data.people", hasSize(3))
                .body("data.weeks.week", contains("2030-W02", null))
                .body("data.weeks[0].start_date", equalTo(Roster.FIRST))
                .body("data.compared_with", nullValue())
                .body("data.difference", nullValue())
                .extract()
                .jsonPath();
        JsonPath validation = HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/validation")
                .jsonPath();
        for (String level : List.of("hard", "medium", "soft")) {
            int score = validation.getInt("data.score." + level);
            assertThat(whole.getInt("data.score." + level)).isEqualTo(score);
            assertThat(sum(whole, "data.people.score." + level) + whole.getInt("data.cover.score." + level))
                    .isEqualTo(score);
            assertThat(sum(whole, "data.weeks.score." + level)).isEqualTo(score);
        }
        assertThat(whole.getInt("data.score.hard"))
                .as("twelve heads less two, and a sick one")
                .isEqualTo(-12);
        assertThat(whole.getInt("data.rules.find { it.rule == 'minimum_cover' }.penalty"))
                .isEqualTo(11);
        assertThat(whole.getInt("data.rules.find { it.rule == 'absence' }.count"))
                .isEqualTo(1);
        assertThat(whole.getInt(
                        "data.people.find { it.person.id == '" + roster.people().get(0) + "' }.score.hard"))
                .isEqualTo(-1);
        assertThat(whole.getInt("data.cover.score.hard")).isEqualTo(-11);
        assertThat(sum(whole, "data.rules.count"))
                .isEqualTo(validation.getList("data.violations").size());
    }

    private static int sum(JsonPath answer, String path) {
        return answer.getList(path, Integer.class).stream().mapToInt(n -> n).sum();
    }

    @Test
    void tellsHowFairlyDutiesAreSpread() {
        roster.assign(0, 5);
        roster.assign(0, 6);
        roster.assign(1, 1);
        score("")
                .then()
                .body("data.fairness.kind", contains("calls", "nights", "weekends", "holidays", "hours"))
                .body("data.fairness[0].counts", hasSize(0))
                .body("data.fairness[2].counts.count.sort()", contains(0, 0, 1))
                .body("data.fairness[2].unit", equalTo("duties"))
                .body("data.fairness[4].counts.count.sort()", contains(0, 480, 960))
                .body("data.fairness[4].unit", equalTo("minutes"))
                .body("data.fairness[4].spread", equalTo(960))
                .body("data.fairness[4].standard_deviation", equalTo(391.9184f))
                .body("data.fairness[4].gini", equalTo(0.4444f))
                .body("data.fairness[4].counts.person.name", everyItem(notNullValue()));
    }

    @Test
    void isComparedWithAnother() {
        roster.needing("minimum", 1);
        Roster other = roster.another("WORK", Roster.FIRST, Roster.LAST);
        other.assign(0, 0);
        other.assign(1, 1);
        score("?compare_with=" + other.schedule())
                .then()
                .statusCode(200)
                .body("data.score.hard", equalTo(-7))
                .body("data.compared_with.schedule_id", equalTo(other.schedule()))
                .body("data.compared_with.score.hard", equalTo(-5))
                .body("data.difference.score.hard", equalTo(-2))
                .body("data.difference.coverage_rate", lessThan(0f))
                .body("data.difference.rules.find { it.rule == 'minimum_cover' }.count", equalTo(2))
                .body("data.difference.people", hasSize(3))
                .body("data.difference.fairness.find { it.kind == 'hours' }.spread", equalTo(-480));
        score("?compare_with=" + UUID.randomUUID()).then().statusCode(404);
        score("?compare_with=another").then().statusCode(400).body("error.code", equalTo("INVALID_PARAMETER"));
    }

    @Test
    void isNotThereBeforeTheRosterIs() {
        String empty = HOSPITAL.draft(roster.team(), "WORK", Roster.FIRST, Roster.LAST, roster.people());
        org.rounds.it.Db.update(
                "update schedule set status = 'CANCELLED', hard_score = null, medium_score = null, soft_score = null,"
                        + " coverage_rate = null, hard_violations = null, soft_violations = null, warnings = null"
                        + " where id = cast(? as uuid)",
                empty);
        HOSPITAL.api()
                .get("schedules/" + empty + "/score")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        score("?compare_with=" + empty).then().statusCode(409);
    }

    @Test
    void isForThoseWhoMaySeeTheSchedule() {
        String resident = HOSPITAL.user("resident", roster.people().get(0));
        String path = "schedules/" + roster.schedule() + "/score";
        Api.as(resident).get(path).then().statusCode(404);
        roster.published();
        Api.as(resident).get(path).then().statusCode(200);
        Hospital.open().api().get(path).then().statusCode(404);
    }
}
