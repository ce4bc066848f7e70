package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;

@DisplayName("The demo ward")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@InTurn
class DemoSystemIT {

    private String schedule;

    @BeforeAll
    void awaitPublication() {
        JsonPath first = Api.coordinator()
                .get("schedules?sort=created_at&page_size=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        schedule = first.getString("data[0].id");
        await("the demo's publication")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> read("").getString("data.status").equals("published"));
    }

    @Test
    void isPublishedWithoutHardViolation() {
        JsonPath published = read("");
        assertThat(published.getInt("data.score.hard")).isZero();
        assertThat(published.getInt("data.violation_counts.hard")).isZero();
        assertThat(read("/validation").getInt("data.violation_counts.hard")).isZero();
        assertThat(published.getDouble("data.coverage_rate")).isGreaterThan(0.95);
        assertThat(published.getInt("data.in_force.cells")).isEqualTo(published.getInt("data.in_force.of"));
    }

    @Test
    void isFortyPeopleOverFourWeeksFromAMonday() {
        JsonPath grid = read("/assignments?view=grid");
        assertThat(grid.getList("data.people")).hasSize(40);
        assertThat(grid.getList("data.people.name")).doesNotHaveDuplicates();
        assertThat(grid.getList("data.dates")).hasSize(28);
        assertThat(LocalDate.parse(grid.getString("data.dates[0]")).getDayOfWeek())
                .isEqualTo(DayOfWeek.MONDAY);
        assertThat(grid.getList("data.activities.code")).containsExactlyInAnyOrder("E", "L", "N");
    }

    @Test
    void reachesEveryDaysMinimum() {
        List<String> uncovered = Db.texts(
                "select c.start_date || ' ' || y.code || ' ' || coalesce(c.skill, 'all') from coverage_requirement c"
                        + " join schedule s on s.team_id = c.team_id join activity y on y.id = c.activity_id"
                        + " where s.id = cast(? as uuid) and c.minimum > (select count(*) from assignment a"
                        + " where a.schedule_id = s.id and a.date = c.start_date and a.activity_id = c.activity_id"
                        + " and (c.skill is null or exists (select 1 from person_skill k"
                        + " where k.person_id = a.person_id and k.skill = c.skill)))",
                schedule);
        assertThat(uncovered).isEmpty();
        assertThat(Db.count(
                        "select count(distinct c.start_date) from coverage_requirement c join schedule s using (team_id)"
                                + " where s.id = cast(? as uuid) and c.minimum > 0",
                        schedule))
                .isEqualTo(28);
    }

    @Test
    void putsNobodyOnDutyWhoIsAway() {
        assertThat(Db.count(
                        "select count(*) from assignment a join absence b on b.person_id = a.person_id"
                                + " and a.date between b.start_date and b.end_date"
                                + " where a.schedule_id = cast(? as uuid)",
                        schedule))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "coordinator", "faculty", "resident", "clinician", "nurse", "patient"})
    void letsEachOfItsUsersSignIn(String user) {
        Api.signIn(user, Api.PASSWORD).then().statusCode(200).body("token_type", equalTo("Bearer"));
    }

    @Test
    void isLoadedOnce() {
        assertThat(Db.count("select count(*) from workspace where slug = 'demo'"))
                .isEqualTo(1);
        assertThat(Db.count("select count(*) from team where name = 'Ward 4 East'"))
                .isEqualTo(1);
    }

    private JsonPath read(String path) {
        return Api.as("nurse")
                .get("schedules/" + schedule + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
