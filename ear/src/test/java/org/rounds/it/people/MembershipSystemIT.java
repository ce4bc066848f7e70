package org.rounds.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("Memberships with days")
@InTurn
class MembershipSystemIT {

    private static String newcomer() {
        return Api.create("people", Map.of("name", Api.unique("Person"), "type", "nurse"));
    }

    private static Map<String, Object> body(String person, String team, String from, String to) {
        Map<String, Object> body = new HashMap<>(Map.of("person_id", person, "team_id", team));
        body.put("start_date", from);
        body.put("end_date", to);
        return body;
    }

    private static ValidatableResponse post(Map<String, ?> body) {
        return Api.coordinator().body(body).post("memberships").then();
    }

    @Test
    void isOpenUnlessItHasDays() {
        String person = newcomer();
        String team = Api.team();
        post(Map.of("person_id", person, "team_id", team))
                .statusCode(201)
                .body("data.start_date", nullValue())
                .body("data.end_date", nullValue())
                .body("data.role", equalTo("member"));
        post(body(person, team, "2030-01-01", null)).statusCode(409).body("error.code", equalTo("CONFLICT"));
        post(body(person, Api.team(), "2030-01-01", null)).statusCode(201);
        Api.coordinator().get("people/" + person).then().body("data.team_ids", hasItem(team));
    }

    @Test
    void isOnceADayInOneTeam() {
        String person = newcomer();
        String team = Api.team();
        post(body(person, team, null, "2032-02-28")).statusCode(201);
        post(body(person, team, "2032-02-28", "2032-03-05")).statusCode(409);
        post(body(person, team, "2032-02-29", "2032-02-29")).statusCode(201);
        post(body(person, team, "2032-03-01", null)).statusCode(201);
        Api.coordinator().get("people/" + person).then().body("data.team_ids", equalTo(List.of(team)));
        post(body(person, team, "2032-03-05", "2032-03-01"))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("end_date"));
        post(body(person, team, "1969-12-31", null))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("start_date"));
    }

    @Test
    void isWonByOneOfThoseWhoSendTheSame() {
        for (int round = 0; round < 10; round++) {
            Map<String, Object> body = body(newcomer(), Api.team(), "2030-01-01", null);
            assertThat(Race.of(3, () -> post(body).extract().statusCode())).containsExactlyInAnyOrder(201, 409, 409);
        }
    }

    @Test
    void isSeenFromThePersonAndFromTheTeam() {
        String person = newcomer();
        String team = Api.team();
        String id = Api.coordinator()
                .body(Map.of("team_id", team, "start_date", "2030-07-01", "role", "lead"))
                .post("people/" + person + "/memberships")
                .then()
                .statusCode(201)
                .body("data.person_id", equalTo(person))
                .body("data.role", equalTo("lead"))
                .extract()
                .path("data.id");
        String other = newcomer();
        Api.coordinator()
                .body(Map.of("person_id", other, "end_date", "2030-06-30"))
                .post("teams/" + team + "/memberships")
                .then()
                .statusCode(201)
                .body("data.team_id", equalTo(team));
        Api.coordinator().get("people/" + person + "/memberships").then().body("data.id", equalTo(List.of(id)));
        String ofTeam = "teams/" + team + "/memberships";
        Api.coordinator().get(ofTeam).then().body("data", hasSize(2));
        Api.coordinator().get(ofTeam + "?role=lead").then().body("data.id", equalTo(List.of(id)));
        Api.coordinator()
                .get(ofTeam + "?start_date=2030-07-01")
                .then()
                .body("data.person_id", equalTo(List.of(person)));
        Api.coordinator().get(ofTeam + "?end_date=2030-06-30").then().body("data.person_id", equalTo(List.of(other)));
        for (String wrong : List.of("people/" + person, "teams/" + Api.team())) {
            Api.coordinator()
                    .body(body(other, team, null, null))
                    .post(wrong + "/memberships")
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors", hasKey(wrong.startsWith("people") ? "person_id" : "team_id"));
        }
    }

    @Test
    void changesNeitherPersonNorTeam() {
        String id = post(body(newcomer(), Api.team(), null, null)).extract().path("data.id");
        for (Map<String, String> wrong : List.of(Map.of("person_id", newcomer()), Map.of("team_id", Api.team()))) {
            Api.coordinator()
                    .header(seen(0))
                    .body(wrong)
                    .patch("memberships/" + id)
                    .then()
                    .statusCode(422)
                    .body(
                            "error.details.field_errors",
                            hasKey(wrong.keySet().iterator().next()));
        }
    }

    @Test
    void whoHasLeftIsNotPlanned() {
        Ward ward = Ward.of(2).needing(1);
        String gone = ward.people().get(0);
        String path = "memberships/"
                + Api.coordinator().get("people/" + gone + "/memberships").<String>path("data[0].id");
        Api.coordinator()
                .header(seen(0))
                .body(Map.of("end_date", Ward.day(-1)))
                .patch(path)
                .then()
                .statusCode(200);
        assertThat(Db.texts(
                        "select person_id::text from schedule_person where schedule_id = cast(? as uuid)",
                        ward.draft()))
                .containsExactly(ward.people().get(1));
    }
}
