package org.rounds.it.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.rounds.it.Api.seen;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

@DisplayName("Changed activities")
@InTurn
class ActivityChangeSystemIT {

    private static ValidatableResponse patch(String activity, int version, Map<String, ?> body) {
        return Api.coordinator()
                .header(seen(version))
                .body(body)
                .patch("activities/" + activity)
                .then();
    }

    /** Published hours are laid out: the activity may get another name, but not become other work. */
    @Test
    void doNotFalsifyWhatIsPublished() {
        Ward ward = Ward.of(2).needing(1);
        String schedule = ward.draft();
        Ward.publish(schedule).then().statusCode(200);
        String hours = "select string_agg(starts_at || ' ' || ends_at, ',' order by id) from assignment"
                + " where schedule_id = cast(? as uuid)";
        String before = Db.text(hours, schedule);

        for (Map<String, ?> other : List.of(
                Map.of("start_time", "09:00"),
                Map.of("length_minutes", 60),
                Map.of("presence", "at_home"),
                Map.of("kind", "leave"),
                Map.of("team_id", Api.team()))) {
            patch(ward.activity(), 0, other)
                    .statusCode(409)
                    .body("error.code", equalTo("CONFLICT"))
                    .body("error.details.used_by", equalTo(List.of("assignment")));
        }
        patch(ward.activity(), 0, Map.of("name", "Renamed", "skills", List.of("icu"), "start_time", "08:00"))
                .statusCode(200)
                .body("data.name", equalTo("Renamed"));
        assertThat(Db.text(hours, schedule)).isEqualTo(before);
    }

    @Test
    void becomeOtherWorkWhileNobodyHasIt() {
        Ward ward = Ward.of(1).needing(1);
        patch(ward.activity(), 0, Map.of("start_time", "22:00", "length_minutes", 600))
                .statusCode(200)
                .body("data.start_time", equalTo("22:00"));
    }

    @Test
    void areNotDeletedWhileSomethingRefersToThem() {
        Ward ward = Ward.of(1).needing(1);
        String night = Api.activity(ward.team(), "23:00", Map.of("may_not_follow", List.of(ward.activity())));
        Api.coordinator()
                .delete("activities/" + ward.activity())
                .then()
                .statusCode(409)
                .body("error.details.used_by", equalTo(List.of("activity_may_not_follow", "coverage_requirement")));
        Api.coordinator().delete("activities/" + night).then().statusCode(204);
        Api.coordinator()
                .delete("activities/" + ward.activity())
                .then()
                .statusCode(409)
                .body("error.details.used_by", equalTo(List.of("coverage_requirement")));
    }

    @Test
    void areDeletedAlsoWhenTheyForbidThemselves() {
        String night = Api.activity(Api.team());
        patch(night, 0, Map.of("may_not_follow", List.of(night)))
                .statusCode(200)
                .body("data.may_not_follow", hasItem(night));
        Api.coordinator().header(seen(1)).delete("activities/" + night).then().statusCode(204);
        Api.coordinator().get("activities/" + night).then().statusCode(404);
    }
}
