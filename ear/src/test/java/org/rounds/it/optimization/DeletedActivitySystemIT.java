package org.rounds.it.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

/** People who must work more than is wanted of them are given what costs least: an activity that nobody asks for. */
@DisplayName("A solver run whose activity is deleted meanwhile")
@InTurn
class DeletedActivitySystemIT {
    private final Ward ward = Ward.of(3);
    private final String spare = Api.activity(ward.team());

    DeletedActivitySystemIT() {
        ward.cover(Map.of("required", 1, "over_weight", 1000));
        for (String person : ward.people()) {
            String path = "people/" + person;
            Api.coordinator()
                    .header(seen(Api.coordinator().get(path)))
                    .body(Map.of("limits", Map.of("period_days", 7, "min_minutes", 2400)))
                    .patch(path)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void goesOnWithWhatIsThere() {
        Map<String, Object> plan = ward.longWeek();
        plan.put("time_limit_seconds", 4);
        String id = Ward.generate(plan);
        Ward.awaitStatus(id, "solving");
        Api.coordinator().delete("activities/" + spare).then().statusCode(204);
        Ward.awaitStatus(id, "draft");
        assertThat(Ward.roster(id)).hasSizeGreaterThanOrEqualTo(15).noneMatch(cell -> cell.endsWith(spare));
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("done");
    }

    /** At whatever moment it comes: either the draft has the activity, or nobody has. */
    @RepeatedTest(6)
    void neverFails() {
        String id = Ward.generate(ward.week());
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !Ward.status(id).equals("queued"));
        Response deleted = Api.coordinator().delete("activities/" + spare);
        Ward.awaitStatus(id, "draft");
        List<String> given =
                Ward.roster(id).stream().filter(cell -> cell.endsWith(spare)).toList();
        if (deleted.statusCode() == 204) {
            assertThat(given).isEmpty();
        } else {
            deleted.then().statusCode(409);
            assertThat(given).isNotEmpty();
            Api.coordinator()
                    .delete("activities/" + spare)
                    .then()
                    .statusCode(409)
                    .body("error.details.used_by", hasItem("assignment"));
        }
    }
}
