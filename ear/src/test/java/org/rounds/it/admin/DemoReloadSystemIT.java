package org.rounds.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

/** Runs late (its order), since other tests use what is in the demo. */
@DisplayName("Loading the demo again")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class DemoReloadSystemIT {
    @Test
    @DisplayName("gives back the hospital as it was, to those who may sign in, with all its schedules published")
    void startsOver() {
        await("the solver rests")
                .atMost(Duration.ofSeconds(120))
                .until(() -> Db.count("select count(*) from solver_job j join workspace w on w.id = j.workspace_id"
                                + " where w.slug = 'demo' and j.state in ('QUEUED', 'RUNNING')")
                        == 0);
        String stray = Api.create("people", Map.of("name", "Stray", "type", "nurse"));
        long audited = audited();

        Api.as("admin").post("admin/demo").then().statusCode(202).body("data.schedules", hasSize(4));

        Api.coordinator().get("people/" + stray).then().statusCode(404);
        assertThat(audited()).as("the audit trail stays").isGreaterThan(audited);
        for (String team : List.of("Ward%204%20East", "Family%20Medicine%20Residency")) {
            Api.coordinator().get("teams?name=" + team).then().body("data", hasSize(1));
        }
        Api.as("admin").post("admin/demo").then().statusCode(409).body("error.code", equalTo("GENERATION_RUNNING"));
        await("all are published")
                .atMost(Duration.ofSeconds(180))
                .until(() -> Api.coordinator()
                                .get("schedules?status=published")
                                .jsonPath()
                                .getList("data")
                                .size()
                        == 4);
        Api.coordinator().get("schedules").then().body("data.violation_counts.hard", equalTo(List.of(0, 0, 0, 0)));
    }

    private static long audited() {
        return Db.count("select count(*) from audit_record a join workspace w on w.id = a.workspace_id"
                + " where w.slug = 'demo'");
    }

    @Test
    @DisplayName("is refused for any other hospital")
    void touchesNoOther() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        Api.as(hospital.user("admin", null)).post("admin/demo").then().statusCode(409);
        hospital.api().get("teams/" + team).then().statusCode(200);
    }
}
