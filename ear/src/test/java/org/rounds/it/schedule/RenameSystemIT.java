package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

@DisplayName("Renaming a schedule")
@InTurn
class RenameSystemIT {

    private static Response rename(String schedule, Object name) {
        return Api.coordinator()
                .header(seen(Api.coordinator().get("schedules/" + schedule)))
                .body(Map.of("name", name))
                .patch("schedules/" + schedule);
    }

    @Test
    void isPossibleInAnyState() {
        Ward ward = Ward.of(2).needing(1);
        String schedule = ward.draft();
        rename(schedule, "As a draft").then().statusCode(200).body("data.name", equalTo("As a draft"));
        Ward.publish(schedule).then().statusCode(200);
        Api.coordinator()
                .header(seen(Api.coordinator().get("schedules/" + schedule)))
                .body(Map.of("name", "In force"))
                .put("schedules/" + schedule)
                .then()
                .statusCode(200)
                .body("data.status", equalTo("published"));
        assertThat(Db.texts(
                        "select array_to_string(fields, ',') from audit_record where resource_id = cast(? as uuid)"
                                + " and action = 'update'",
                        schedule))
                .containsExactly("name", "name");
        assertThat(Db.count(
                        "select count(*) from domain_event where subject_id = cast(? as uuid) and type = 'schedule.updated'",
                        schedule))
                .isEqualTo(2);
    }

    @Test
    void changesNothingElse() {
        String schedule = Ward.of(2).needing(1).draft();
        Api.coordinator()
                .body(Map.of("name", "x"))
                .patch("schedules/" + schedule)
                .then()
                .statusCode(428);
        Header tag = seen(Api.coordinator().get("schedules/" + schedule));
        for (String field : List.of("status", "team_id", "start_date", "version")) {
            Api.coordinator()
                    .header(tag)
                    .body(Map.of(field, "published"))
                    .patch("schedules/" + schedule)
                    .then()
                    .statusCode(400)
                    .body("error.details.field_errors", hasKey(field));
        }
        rename(schedule, "").then().statusCode(422).body("error.details.field_errors", hasKey("name"));
        Api.coordinator()
                .header("If-None-Match", tag)
                .get("schedules/" + schedule)
                .then()
                .statusCode(200); // its progress is not in the version
    }

    @Test
    void leavesTheSolversWorkAlone() {
        Ward ward = Ward.of(2).needing(1);
        String schedule = Ward.generate(ward.longWeek());
        Ward.awaitStatus(schedule, "solving");
        rename(schedule, "While it is solved").then().statusCode(200);
        Api.coordinator().post("schedules/" + schedule + "/cancel").then().statusCode(200);
        Ward.awaitStatus(schedule, "draft");
        assertThat(Ward.read(schedule).getString("data.name")).isEqualTo("While it is solved");
    }
}
