package org.rounds.it.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

/**
 * What a node leaves behind that was killed while solving: a job that is running elsewhere, whose lease has run out. It
 * is made here by hand; the launcher's tests kill a real server.
 */
@DisplayName("A solver job whose node is lost")
@InTurn
class LostNodeSystemIT {

    @Test
    void isTakenUpAndFinished() {
        Ward ward = Ward.of(3).needing(1);
        String id = abandoned(ward, 1);
        Ward.awaitStatus(id, "draft");
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("done");
        assertThat(Ward.read(id).getInt("data.job.attempts")).isEqualTo(2);
        assertThat(Ward.roster(id)).hasSize(7);
        assertThat(Db.count("select count(*) from generation_claim where job_id = cast(? as uuid)", id))
                .isZero();
    }

    @Test
    void isGivenUpWhenItHasKilledItsNodeTooOften() {
        Ward ward = Ward.of(3).needing(1);
        String id = abandoned(ward, 3);
        Ward.awaitStatus(id, "failed");
        assertThat(Ward.read(id).getString("data.job.state")).isEqualTo("failed");
        assertThat(Ward.read(id).getString("data.job.failure")).isNotBlank();
        assertThat(Ward.roster(id)).isEmpty();
        assertThat(Db.count("select count(*) from generation_claim where job_id = cast(? as uuid)", id))
                .isZero();
        ward.draft();
    }

    /** The old node comes back after its job went to another: what it brings is not written. */
    @Test
    void isNotWrittenByTheNodeThatLostIt() {
        String id = Ward.generate(Ward.of(3).needing(1).longWeek());
        Ward.awaitStatus(id, "solving");
        Db.update(
                "update solver_job set node = 'another', attempts = attempts + 1, version = version + 1,"
                        + " lease_until = now() + interval '1 hour' where id = ?",
                UUID.fromString(id));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        Ward.status(id).equals("solving") && Ward.roster(id).isEmpty());
        Db.update("update solver_job set lease_until = now() where id = ?", UUID.fromString(id));
        await().atMost(Duration.ofSeconds(20)).until(() -> Ward.read(id).getInt("data.job.attempts") == 3);
        Api.coordinator().post("schedules/" + id + "/cancel").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> !Ward.status(id).equals("solving"));
        assertThat(Ward.status(id)).isEqualTo("draft");
        assertThat(Ward.roster(id)).hasSize(7);
        assertThat(Db.count(
                        "select count(*) from domain_event where type = 'schedule.drafted'"
                                + " and subject_id = cast(? as uuid)",
                        id))
                .isEqualTo(1);
    }

    /** Generates, lets this node be done with it, and sets it back to what a killed node would leave. */
    private static String abandoned(Ward ward, int attempts) {
        String id = ward.draft();
        UUID key = UUID.fromString(id);
        Db.update("delete from assignment where schedule_id = ?", key);
        Db.update("update schedule set status = 'SOLVING', version = version + 1 where id = ?", key);
        Db.update(
                "insert into generation_claim (workspace_id, job_id, person_id, layer, days)"
                        + " select s.workspace_id, s.id, p.person_id, s.layer, daterange(s.start_date, s.end_date, '[]')"
                        + " from schedule s join schedule_person p on p.schedule_id = s.id where s.id = ?",
                key);
        Db.update(
                "update solver_job set state = 'RUNNING', node = 'lost', finished_at = null, attempts = ?,"
                        + " version = version + 1, lease_until = now() - interval '1 second' where id = ?",
                attempts,
                key);
        return id;
    }
}
