package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

@DisplayName("Cancelling a schedule")
@InTurn
class CancellationSystemIT {

    /** How many a node solves at once, unless said otherwise. */
    private static final int NODE_JOBS = 2;

    @Test
    void keepsTheBestSoFarAsDraft() {
        Ward ward = Ward.of(4).needing(2);
        String id = Ward.generate(ward.longWeek());
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Ward.read(id).get("data.progress.best_score") != null);
        cancel(id).then().statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Ward.status(id).equals("draft"));
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("cancelled");
        assertThat(Ward.read(id).getInt("data.score.hard")).isZero();
        assertThat(Ward.roster(id)).isNotEmpty();
        assertThat(claims(id)).isZero();
        cancel(id).then().statusCode(409).body("error.code", equalTo("INVALID_STATE_TRANSITION"));
    }

    @Test
    void endsAtOnceWhatStillWaits() {
        List<String> running = Stream.generate(
                        () -> Ward.generate(Ward.of(2).needing(1).longWeek()))
                .limit(NODE_JOBS)
                .toList();
        try {
            running.forEach(id -> Ward.awaitStatus(id, "solving"));
            Ward ward = Ward.of(2).needing(1);
            String waiting = Ward.generate(ward.longWeek());
            cancel(waiting).then().statusCode(200).body("data.status", equalTo("cancelled"));
            assertThat(claims(waiting)).isZero();
            assertThat(Ward.roster(waiting)).isEmpty();
            cancel(waiting).then().statusCode(409).body("error.code", equalTo("INVALID_STATE_TRANSITION"));
            Api.coordinator().get("schedules/" + waiting + "/validation").then().statusCode(409);
            assertThat(Db.texts(
                            "select type from domain_event where subject_id = cast(? as uuid) order by occurred_at",
                            waiting))
                    .containsExactly("schedule.queued", "schedule.cancelled");
            Api.coordinator().delete("schedules/" + waiting).then().statusCode(204);
        } finally {
            running.forEach(CancellationSystemIT::cancel);
        }
        running.forEach(id -> Ward.awaitStatus(id, "draft"));
    }

    @Test
    void ofAFinishedDraftIsAConflict() {
        String id = Ward.of(1).needing(1).draft();
        cancel(id).then().statusCode(409).body("error.details.status", equalTo("draft"));
    }

    @Test
    void ofWhatIsNotThereIsNotFound() {
        cancel(UUID.randomUUID().toString()).then().statusCode(404);
    }

    private static Response cancel(String id) {
        return Api.coordinator().post("schedules/" + id + "/cancel");
    }

    private static long claims(String id) {
        return Db.count("select count(*) from generation_claim where job_id = cast(? as uuid)", id);
    }
}
