package org.rounds.it.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Hospital;

/** What is every team's is made in a hospital of its own: it would be planned by all the other tests too. */
@DisplayName("Activities")
class ActivitySystemIT {

    @Test
    void takeTheirDefaults() {
        String code = Api.unique("D");
        Hospital.open()
                .api()
                .body(Map.of("code", code, "start_time", "08:00", "length_minutes", 480))
                .post("activities")
                .then()
                .statusCode(201)
                .body("data.name", equalTo(code))
                .body("data.kind", equalTo("shift"))
                .body("data.presence", equalTo("on_site"))
                .body("data.bookable", equalTo(false))
                .body("data.start_time", equalTo("08:00"))
                .body("data.team_id", org.hamcrest.Matchers.nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "length_minutes, 0, length_minutes",
        "length_minutes, 1441, length_minutes",
        "start_time, 08:00:30, start_time",
        "start_time, 24:00, start_time",
        "code, '', code",
        "name, '', name",
        "kind, party, kind",
        "presence, somewhere, presence"
    })
    void refuseWhatIsOutOfBounds(String field, String value, String named) {
        Map<String, Object> body =
                new HashMap<>(Map.of("code", Api.unique("D"), "start_time", "08:00", "length_minutes", 480));
        body.put(field, value.matches("\\d+") ? Integer.valueOf(value) : value);
        Api.coordinator()
                .body(body)
                .post("activities")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(named));
    }

    @Test
    void forbidOnlySuccessorsThatExist() {
        Api.coordinator()
                .body(Map.of(
                        "code",
                        Api.unique("D"),
                        "start_time",
                        "08:00",
                        "length_minutes",
                        480,
                        "may_not_follow",
                        List.of("00000000-0000-7000-8000-000000000000")))
                .post("activities")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("may_not_follow"));
    }

    @Test
    void haveACodeOncePerTeam() {
        Hospital hospital = Hospital.open();
        String code = Api.unique("D");
        Map<String, Object> body = Map.of("code", code, "start_time", "08:00", "length_minutes", 480);
        Map<String, Object> ofTeam = new HashMap<>(body);
        ofTeam.put("team_id", hospital.team());
        for (Map<String, Object> one : List.of(body, ofTeam)) {
            hospital.create("activities", one);
            hospital.api().body(one).post("activities").then().statusCode(409);
        }
    }

    @Test
    void areFoundByTeamKindAndText() {
        String team = Api.team();
        Api.activity(team);
        Api.activity(team, "23:00", Map.of("name", "Night watch", "kind", "call"));
        String mine = "activities?team_id=" + team;
        Api.coordinator().get(mine).then().body("data", hasSize(2));
        Api.coordinator().get(mine + "&kind=call").then().body("data.name", equalTo(List.of("Night watch")));
        Api.coordinator().get(mine + "&search=WATCH").then().body("data", hasSize(1));
        assertThat(Api.coordinator().get(mine + "&sort=-code").statusCode()).isEqualTo(200);
    }

    @Test
    void mayNotFollowOneAnotherInARoster() {
        String team = Api.team();
        String early = Api.activity(team);
        String night = Api.activity(team, "23:00", Map.of("may_not_follow", List.of(early)));
        Api.coordinator().get("activities/" + night).then().body("data.may_not_follow", equalTo(List.of(early)));
    }
}
