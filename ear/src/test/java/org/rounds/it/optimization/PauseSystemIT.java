package org.rounds.it.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("A solver run that pauses")
@InTurn
class PauseSystemIT {

    @Test
    void goesOnWhereItWas() {
        String id = Ward.generate(Ward.of(8).needing(3).longWeek());
        awaitRoster(id);
        act(id, "pause").then().statusCode(200);
        awaitJob(id, "paused");
        JsonPath paused = Ward.read(id);
        assertThat(paused.getString("data.status")).isEqualTo("solving");
        assertThat(claims(id)).as("people stay reserved").isEqualTo(8);
        assertThat(Ward.roster(id)).isEmpty();
        act(id, "pause").then().statusCode(200).body("data.job.state", equalTo("paused"));

        act(id, "resume").then().statusCode(200);
        awaitJob(id, "running");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> elapsed(Ward.read(id)) > elapsed(paused) && worth(Ward.read(id)) >= worth(paused));
        act(id, "resume").then().statusCode(200).body("data.job.state", equalTo("running"));
        act(id, "cancel").then().statusCode(200);
        Ward.awaitStatus(id, "draft");
        assertThat(worth(Ward.read(id))).isGreaterThanOrEqualTo(worth(paused));
        assertThat(Ward.read(id).getMap("data.progress.best_score"))
                .isEqualTo(Ward.read(id).getMap("data.score"));
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by occurred_at, id",
                        id))
                .containsExactly("schedule.queued", "schedule.paused", "schedule.resumed", "schedule.drafted");
        assertThat(Db.texts(
                        "select action from audit_record where resource_id = cast(? as uuid) order by occurred_at, id",
                        id))
                .containsExactly("create", "pause", "resume", "cancel", "draft");
        for (String action : List.of("pause", "resume")) {
            act(id, action).then().statusCode(409).body("error.details.status", equalTo("draft"));
        }
        assertThat(checkpoints(id)).isZero();
    }

    /** Its time is its own: a pause neither uses it up nor gives it back. */
    @Test
    void stillEndsByItself() {
        Map<String, Object> body = Ward.of(8).needing(3).longWeek();
        body.put("time_limit_seconds", 5);
        String id = Ward.generate(body);
        awaitRoster(id);
        act(id, "pause").then().statusCode(200);
        awaitJob(id, "paused");
        double before = elapsed(Ward.read(id));
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(elapsed(Ward.read(id))).isEqualTo(before);
        act(id, "resume").then().statusCode(200);
        Ward.awaitStatus(id, "draft");
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("done");
        assertThat(elapsed(Ward.read(id))).isBetween(5.0, 8.0);
    }

    @Test
    void leavesItsPlaceToOthers() {
        List<String> paused = Stream.generate(
                        () -> Ward.generate(Ward.of(2).needing(1).longWeek()))
                .limit(3)
                .toList();
        try {
            paused.forEach(id -> act(id, "pause").then().statusCode(200));
            paused.forEach(id -> awaitJob(id, "paused"));
            Ward.of(2).needing(1).draft();
        } finally {
            paused.forEach(id -> act(id, "cancel"));
        }
    }

    @Test
    void keepsItsRosterWhenItIsCancelled() {
        String id = Ward.generate(Ward.of(8).needing(3).longWeek());
        awaitRoster(id);
        act(id, "pause");
        awaitJob(id, "paused");
        JsonPath paused = Ward.read(id);
        act(id, "cancel").then().statusCode(200).body("data.status", equalTo("draft"));
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("cancelled");
        assertThat(worth(Ward.read(id))).isEqualTo(worth(paused));
        assertThat(Ward.read(id).getMap("data.score")).isEqualTo(paused.getMap("data.progress.best_score"));
        assertThat(Ward.roster(id)).isNotEmpty();
        assertThat(claims(id)).isZero();
        act(id, "resume").then().statusCode(409);
    }

    @Test
    void whileItStillWaitsBeginsLater() {
        List<String> running = Stream.generate(
                        () -> Ward.generate(Ward.of(2).needing(1).longWeek()))
                .limit(2)
                .toList();
        try {
            running.forEach(id -> Ward.awaitStatus(id, "solving"));
            Ward ward = Ward.of(2).needing(1);
            String id = Ward.generate(ward.week());
            act(id, "pause").then().statusCode(200).body("data.job.state", equalTo("paused"));
            assertThat(Ward.status(id)).isEqualTo("queued");
            Ward.post(ward.week()).then().statusCode(409).body("error.code", equalTo("GENERATION_RUNNING"));
            String other = Ward.generate(Ward.of(2).needing(1).week());
            act(other, "pause").then().statusCode(200);
            act(other, "cancel").then().statusCode(200).body("data.status", equalTo("cancelled"));
            act(id, "resume").then().statusCode(200).body("data.job.state", equalTo("queued"));
            running.forEach(one -> act(one, "cancel"));
            Ward.awaitStatus(id, "draft");
        } finally {
            running.forEach(id -> act(id, "cancel"));
        }
    }

    /** Whatever comes together with what: it ends as one of them says, and nothing is left behind. */
    @RepeatedTest(4)
    void survivesWhateverComesAtOnce() {
        String id = Ward.generate(Ward.of(4).needing(2).longWeek());
        Ward.awaitStatus(id, "solving");
        List<Integer> answers = Race.of(Stream.of("pause", "resume", "pause", "resume", "pause", "cancel")
                .<Callable<Integer>>map(action -> () -> act(id, action).statusCode())
                .toList());
        assertThat(answers).isSubsetOf(200, 409);
        assertThat(answers.get(5)).as("cancel").isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> List.of("draft", "cancelled").contains(Ward.status(id)));
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("cancelled");
        assertThat(claims(id)).isZero();
        assertThat(checkpoints(id)).isZero();
    }

    @RepeatedTest(3)
    void orderedAndCalledOffManyTimesStillGoesOn() {
        String id = Ward.generate(Ward.of(4).needing(2).longWeek());
        Ward.awaitStatus(id, "solving");
        for (int i = 0; i < 6; i++) {
            act(id, "pause").then().statusCode(200);
            act(id, "resume").then().statusCode(200);
        }
        awaitJob(id, "running");
        awaitRoster(id);
        act(id, "cancel").then().statusCode(200);
        Ward.awaitStatus(id, "draft");
    }

    /** As a node leaves it that is killed: another goes on from the last checkpoint, and from the time it was told. */
    @Test
    void goesOnFromItsCheckpointOnAnotherNode() {
        String id = Ward.generate(Ward.of(8).needing(3).longWeek());
        awaitRoster(id);
        act(id, "pause");
        awaitJob(id, "paused");
        JsonPath paused = Ward.read(id);
        Db.update(
                "update solver_job set state = 'RUNNING', node = 'lost', version = version + 1,"
                        + " elapsed_millis = 59500, lease_until = now() - interval '1 second' where id = ?",
                UUID.fromString(id));
        Ward.awaitStatus(id, "draft");
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("done");
        assertThat(elapsed(Ward.read(id))).isBetween(60.0, 65.0);
        assertThat(worth(Ward.read(id))).isGreaterThanOrEqualTo(worth(paused));
    }

    @Test
    void isNotOfThoseWhoMayNot() {
        String id = Ward.generate(Ward.of(2).needing(1).longWeek());
        try {
            for (String action : List.of("pause", "resume")) {
                Api.as("nurse").post("schedules/" + id + "/" + action).then().statusCode(403);
                act(UUID.randomUUID().toString(), action).then().statusCode(404);
            }
        } finally {
            act(id, "cancel");
        }
    }

    /** Two who watch see the same, and only ever the same or better. */
    @Test
    void isSeenAlikeByEverybody() {
        String id = Ward.generate(Ward.of(8).needing(3).longWeek());
        try {
            awaitRoster(id);
            List<Long> seen = Race.of(2, () -> {
                await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
                return worth(Ward.read(id));
            });
            act(id, "pause");
            awaitJob(id, "paused");
            long last = worth(Ward.read(id));
            assertThat(seen).allSatisfy(worth -> assertThat(worth).isLessThanOrEqualTo(last));
            assertThat(Race.of(2, () -> worth(Ward.read(id)))).containsOnly(last);
        } finally {
            act(id, "cancel");
        }
    }

    static Response act(String id, String action) {
        return Api.coordinator().post("schedules/" + id + "/" + action);
    }

    static void awaitRoster(String id) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Ward.read(id).get("data.progress.best_score") != null);
    }

    private static void awaitJob(String id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo(state));
    }

    private static double elapsed(JsonPath schedule) {
        return schedule.getDouble("data.progress.elapsed_seconds");
    }

    private static long worth(JsonPath schedule) {
        return schedule.getLong("data.progress.best_score.hard") * 1_000_000
                + schedule.getLong("data.progress.best_score.soft");
    }

    private static long claims(String id) {
        return Db.count("select count(*) from generation_claim where job_id = cast(? as uuid)", id);
    }

    private static long checkpoints(String id) {
        return Db.count("select count(*) from solver_checkpoint where id = cast(? as uuid)", id);
    }
}
