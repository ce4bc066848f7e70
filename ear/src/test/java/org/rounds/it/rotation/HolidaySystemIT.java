package org.rounds.it.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Holidays")
class HolidaySystemIT {
    private final Hospital hospital = Hospital.open();

    private Response generate(int year) {
        return hospital.api().body(Map.of("year", year, "country", "us")).post("holidays/generate");
    }

    @Test
    void areGeneratedWithTheDayInLieu() {
        generate(2027)
                .then()
                .statusCode(200)
                .body("data", hasSize(11))
                .body("data.find { it.name == 'Independence Day' }.observed_date", equalTo("2027-07-05"))
                .body("data.find { it.name == 'Christmas Day' }.observed_date", equalTo("2027-12-24"))
                .body("data.kind", hasItem("federal"))
                .body("data[0].intent", equalTo("reduced"));
        hospital.api()
                .get("holidays?start_date=2027-07-01&end_date=2027-07-31")
                .then()
                .body("data", hasSize(1));
    }

    @Test
    void areGeneratedOnceAlsoByThoseWhoDoItTogether() {
        String own = hospital.create("holidays", Map.of("date", "2027-07-04", "name", "Town day", "kind", "closure"));
        List<Response> answers = Race.of(4, () -> generate(2027));
        assertThat(answers).allSatisfy(a -> {
            assertThat(a.statusCode()).isEqualTo(200);
            assertThat(a.jsonPath().getList("data.id"))
                    .isEqualTo(answers.get(0).jsonPath().getList("data.id"))
                    .contains(own);
        });
        hospital.api().get("holidays").then().body("meta.pagination.total", equalTo(11));
        hospital.api()
                .get("holidays/" + own)
                .then()
                .body("data.name", equalTo("Town day"))
                .body("data.intent", equalTo("closed"));
        assertThat(Db.count(
                        "select count(*) from domain_event where type = 'holiday.created' and workspace_id = ?",
                        hospital.workspace()))
                .isEqualTo(11);
    }

    @Test
    void areOnceADayForATeamAndForEverybody() {
        Map<String, Object> everybodys = Map.of("date", "2028-02-29", "name", "Leap day");
        Map<String, Object> teams = new HashMap<>(everybodys);
        teams.put("team_id", hospital.team());
        for (Map<String, Object> holiday : List.of(everybodys, teams)) {
            hospital.create("holidays", holiday);
            hospital.api().body(holiday).post("holidays").then().statusCode(409);
        }
    }

    @Test
    void refuseWhatIsOutOfBounds() {
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of("year", 1985), Map.of("year", 2999), Map.of("year", 2030, "country", "atlantis"), Map.of())) {
            hospital.api().body(body).post("holidays/generate").then().statusCode(422);
        }
        hospital.api()
                .body(Map.of("date", "1969-12-31", "name", "Early"))
                .post("holidays")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("date"));
    }
}
