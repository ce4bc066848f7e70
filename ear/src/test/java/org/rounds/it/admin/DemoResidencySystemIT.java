package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;

@DisplayName("The demo residency")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@InTurn
class DemoResidencySystemIT {
    private static final String IN_DEMO = " where s.workspace_id = (select id from workspace where slug = 'demo')";

    private String rotations;
    private String call;
    private String clinic;

    @BeforeAll
    void awaitPublication() {
        rotations = published("rotations");
        call = published("call");
        clinic = published("clinic");
    }

    private static String published(String plan) {
        await("publication of " + plan)
                .atMost(Duration.ofSeconds(180))
                .until(() -> schedule(plan).getList("data.status").equals(List.of("published")));
        return schedule(plan).getString("data[0].id");
    }

    private static JsonPath schedule(String plan) {
        return Api.coordinator()
                .get("schedules?name=Family%20medicine,%20" + plan)
                .jsonPath();
    }

    @Test
    @DisplayName("is published, layer by layer, without a hard violation")
    void breaksNoRule() {
        for (String id : List.of(rotations, call, clinic)) {
            JsonPath validation = Api.coordinator()
                    .get("schedules/" + id + "/validation")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(validation.<Map<String, Object>>getList("data.violations"))
                    .as(id)
                    .noneMatch(v -> v.get("level").equals("hard"));
        }
    }

    @Test
    @DisplayName("gives each of 24 residents a rotation in every block of the year, and what the grade asks")
    void plansTheYear() {
        JsonPath grid = Api.coordinator()
                .get("schedules/" + rotations + "/assignments?view=grid")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(grid.getList("data.dates").size()).isBetween(13, 14);
        assertThat(grid.<List<Integer>>getList("data.cells")).hasSize(24).allSatisfy(row -> assertThat(row)
                .doesNotContainNull());
        assertThat(Db.texts(
                        "select p.name || ' ' || r.template_id from person p join person_grade g on g.person_id = p.id"
                                + " join rotation_requirement r on r.pgy_level = g.pgy_level and r.workspace_id = p.workspace_id"
                                + " join schedule_person sp on sp.person_id = p.id and sp.schedule_id = cast(? as uuid)"
                                + " where (select count(*) from assignment a where a.schedule_id = sp.schedule_id"
                                + " and a.person_id = p.id and a.activity_id = r.template_id)"
                                + " not between r.min_blocks and coalesce(r.max_blocks, 99)",
                        rotations))
                .isEmpty();
    }

    @Test
    @DisplayName("has a senior in the house on every day of a weekend, and somebody on call at home every night")
    void coversCall() {
        assertThat(Db.texts(
                        "select d.day::text from schedule s, generate_series(s.start_date, s.end_date, interval '1 day') d (day)"
                                + " where s.id = cast(? as uuid) and (select count(*) from assignment a join activity y"
                                + " on y.id = a.activity_id where a.schedule_id = s.id and a.date = d.day)"
                                + " < case when extract(isodow from d.day) > 5 then 2 else 1 end",
                        call))
                .isEmpty();
    }

    @Test
    @DisplayName("lets nobody be in the house twice at a time, or while on leave")
    void keepsPeopleApart() {
        assertThat(Db.count(
                        "select count(*) from duty s join duty e on e.person_id = s.person_id and e.during && s.during"
                                + " and e.assignment_id <> s.assignment_id" + IN_DEMO))
                .isZero();
        assertThat(Db.count("select count(*) from assignment s join absence b on b.person_id = s.person_id"
                        + " and s.date between b.start_date and b.end_date" + IN_DEMO
                        + " and s.in_force and s.layer <> 'ROTATION'"))
                .isZero();
    }
}
