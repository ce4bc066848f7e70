package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rounds.it.Api.seen;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

@DisplayName("Reading a roster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@InTurn
class RosterSystemIT {

    private Ward ward;
    private String schedule;

    /** Read only, so that one solved draft does for all. */
    @BeforeAll
    void solve() {
        ward = Ward.of(4).needing(2);
        Api.create(
                "absences",
                Map.of(
                        "person_id",
                        ward.people().get(0),
                        "type",
                        "vacation",
                        "start_date",
                        Ward.day(1),
                        "end_date",
                        Ward.day(2)));
        schedule = ward.draft();
    }

    @Test
    void listAndGridSayTheSame() {
        JsonPath grid = get("/assignments?view=grid");
        assertThat(grid.getMap("data")).containsOnlyKeys("dates", "slots", "people", "activities", "cells", "flags");
        List<String> dates = grid.getList("data.dates");
        List<String> people = grid.getList("data.people.id");
        List<String> activities = grid.getList("data.activities.id");
        List<List<Integer>> cells = grid.getList("data.cells");
        assertThat(dates).hasSize(7).startsWith(Ward.day(0)).endsWith(Ward.day(6));
        assertThat(people).containsExactlyInAnyOrderElementsOf(ward.people());
        assertThat(cells).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(7));
        List<String> shown = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            for (int column = 0; column < dates.size(); column++) {
                Integer cell = cells.get(row).get(column);
                if (cell != null) {
                    shown.add(people.get(row) + " " + dates.get(column) + " " + activities.get(cell));
                }
            }
        }
        Collections.sort(shown);
        List<Map<String, Object>> listed = get("/assignments?page_size=100").getList("data");
        assertThat(listed.stream()
                        .map(a -> a.get("person_id") + " " + a.get("date") + " " + a.get("activity_id"))
                        .sorted())
                .containsExactlyElementsOf(shown)
                .hasSize(14);
        assertThat(shown).isEqualTo(Ward.roster(schedule));
    }

    @Test
    void theGridFlagsAbsences() {
        JsonPath grid = get("/assignments?view=grid");
        int row = grid.getList("data.people.id").indexOf(ward.people().get(0));
        assertThat(grid.<Map<String, Object>>getList("data.flags"))
                .containsExactlyInAnyOrder(
                        Map.of("row", row, "column", 1, "kind", "absence"),
                        Map.of("row", row, "column", 2, "kind", "absence"));
    }

    @Test
    void assignmentsAreFilteredAndPaged() {
        String person = Ward.roster(schedule).get(0).split(" ")[0];
        JsonPath theirs = get("/assignments?person_id=" + person);
        assertThat(theirs.getList("data.person_id", String.class)).isNotEmpty().containsOnly(person);
        assertThat(get("/assignments?start_date=" + Ward.day(2) + "&end_date=" + Ward.day(2))
                        .getList("data.date", String.class))
                .containsOnly(Ward.day(2))
                .hasSize(2);
        JsonPath page = get("/assignments?page_size=5&page=3");
        assertThat(page.getList("data")).hasSize(4);
        assertThat(page.getInt("meta.pagination.total")).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view=table", "view="})
    void anUnknownViewIsMalformed(String query) {
        Api.coordinator()
                .get("schedules/" + schedule + "/assignments?" + query)
                .then()
                .statusCode(400);
    }

    @Test
    void validationAgreesWithTheSchedule() {
        JsonPath validation = get("/validation");
        JsonPath read = Ward.read(schedule);
        assertThat(validation.getMap("data.score")).isEqualTo(read.getMap("data.score"));
        assertThat(validation.getMap("data.violation_counts")).isEqualTo(read.getMap("data.violation_counts"));
        assertThat(validation.getDouble("data.coverage_rate")).isEqualTo(read.getDouble("data.coverage_rate"));
    }

    @Test
    void eachViolationSaysWhatWhoWhenAndHowMuch() {
        Ward short_ = Ward.of(1);
        short_.cover(Map.of("required", 1));
        Api.create("requests", Map.of("person_id", short_.people().get(0), "date", Ward.day(3), "weight", 1));
        String draft = short_.draft();
        JsonPath validation = Api.coordinator()
                .get("schedules/" + draft + "/validation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> violations = validation.getList("data.violations");
        assertThat(violations).isNotEmpty().allSatisfy(v -> assertThat(v)
                .containsOnlyKeys(
                        "key", "rule", "level", "person", "activity_id", "window", "numbers", "text", "acknowledged"));
        Map<String, Object> wish = violations.get(0);
        assertThat(wish.get("level")).isEqualTo("soft");
        assertThat(wish.get("window")).isEqualTo(Map.of("start", Ward.day(3), "end", Ward.day(3)));
        assertThat((Map<?, ?>) wish.get("person"))
                .extracting("id")
                .isEqualTo(short_.people().get(0));
        assertThat(wish.get("text").toString()).isNotBlank();
    }

    @Test
    void schedulesAreListedByTeamStatusAndPeriod() {
        String mine = "schedules?team_id=" + ward.team();
        Api.coordinator().get(mine).then().body("data.id", equalTo(List.of(schedule)));
        Api.coordinator().get(mine + "&status=draft").then().body("data", hasSize(1));
        Api.coordinator().get(mine + "&status=published").then().body("data", hasSize(0));
        Api.coordinator().get(mine + "&start_date=" + Ward.day(6)).then().body("data", hasSize(1));
        Api.coordinator().get(mine + "&start_date=" + Ward.day(7)).then().body("data", hasSize(0));
        Api.coordinator().get(mine + "&end_date=" + Ward.day(-1)).then().body("data", hasSize(0));
    }

    @Test
    void anotherHospitalSeesNothingOfIt() {
        Hospital other = Hospital.open();
        for (String path : List.of("", "/assignments", "/assignments?view=grid", "/validation")) {
            other.api().get("schedules/" + schedule + path).then().statusCode(404);
        }
        for (String action : List.of("/cancel", "/publish")) {
            other.api()
                    .header(seen(1))
                    .post("schedules/" + schedule + action)
                    .then()
                    .statusCode(404);
        }
        other.api().delete("schedules/" + schedule).then().statusCode(404);
        other.api().get("schedules").then().body("data.id", not(hasItem(schedule)));
        assertThat(Ward.status(schedule)).isEqualTo("draft");
    }

    @Test
    void aNurseReadsItOnceItIsPublished() {
        String id = Ward.of(2).needing(1).draft();
        for (String path : List.of("", "/assignments", "/assignments?view=grid", "/validation")) {
            Api.as("nurse").get("schedules/" + id + path).then().statusCode(404);
        }
        Api.as("nurse")
                .get("schedules?sort=-created_at&page_size=100")
                .then()
                .statusCode(200)
                .body("data.id", not(hasItem(id)));
        Ward.publish(id).then().statusCode(200);
        Api.as("nurse")
                .get("schedules/" + id + "/assignments?view=grid")
                .then()
                .statusCode(200)
                .body("data.people", hasSize(2));
    }

    private JsonPath get(String path) {
        return Api.coordinator()
                .get("schedules/" + schedule + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
