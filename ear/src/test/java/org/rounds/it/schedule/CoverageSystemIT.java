package org.rounds.it.schedule;

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
import org.rounds.it.Ward;

@DisplayName("Coverage requirements and requests")
class CoverageSystemIT {

    @Test
    void aDateIsAPeriodOfOneDayForEveryone() {
        Ward ward = Ward.of(0);
        Api.coordinator()
                .body(Map.of(
                        "team_id", ward.team(), "activity_id", ward.activity(), "date", Ward.day(0), "required", 2))
                .post("coverage-requirements")
                .then()
                .statusCode(201)
                .body("data.start_date", equalTo(Ward.day(0)))
                .body("data.end_date", equalTo(Ward.day(0)))
                .body("data.weekdays", equalTo(List.of(1, 2, 3, 4, 5, 6, 7)))
                .body("data.minimum", equalTo(0))
                .body("data.under_weight", equalTo(100))
                .body("data.over_weight", equalTo(1));
    }

    @Test
    void theSameDayTwiceIsAConflictUnlessSkillOrWeekdayDiffer() {
        Ward ward = Ward.of(0);
        Map<String, Object> monday = requirement(ward);
        monday.put("weekdays", List.of(1));
        Api.create("coverage-requirements", monday);
        Api.coordinator()
                .body(requirement(ward))
                .post("coverage-requirements")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"));
        Map<String, Object> tuesday = requirement(ward);
        tuesday.put("weekdays", List.of(2));
        Api.create("coverage-requirements", tuesday);
        Map<String, Object> skilled = requirement(ward);
        skilled.put("skill", "icu");
        Api.create("coverage-requirements", skilled);
        Api.coordinator()
                .get("coverage-requirements?team_id=" + ward.team())
                .then()
                .body("data", hasSize(3));
        Api.coordinator()
                .get("coverage-requirements?activity_id=" + ward.activity())
                .then()
                .body("data", hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({
        "required, -1, required",
        "required, 10001, required",
        "minimum, 3, minimum",
        "minimum, -1, minimum",
        "under_weight, -1, under_weight",
        "over_weight, 1000001, over_weight",
        "end_date, 2030-01-06, end_date",
        "date, 2030-01-07, start_date",
        "skill, Not A Code, skill",
        "end_date, 9999-01-01, end_date"
    })
    void refusesWhatIsOutOfBounds(String field, String value, String named) {
        Map<String, Object> body = requirement(Ward.of(0));
        body.put(field, value.matches("-?\\d{1,7}") ? Integer.valueOf(value) : value);
        Api.coordinator()
                .body(body)
                .post("coverage-requirements")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(named));
    }

    @Test
    void refusesWeekdaysThatAreNone() {
        for (List<Integer> weekdays : List.of(List.of(0), List.of(8), List.<Integer>of())) {
            Map<String, Object> body = requirement(Ward.of(0));
            body.put("weekdays", weekdays);
            Api.coordinator().body(body).post("coverage-requirements").then().statusCode(422);
        }
    }

    @Test
    void requestsAreFoundByPersonAndPeriod() {
        String person = Api.person(Api.team());
        for (int day : new int[] {0, 5}) {
            Api.create("requests", Map.of("person_id", person, "date", Ward.day(day)));
        }
        String mine = "requests?person_id=" + person;
        Api.coordinator()
                .get(mine)
                .then()
                .body("data.date", equalTo(List.of(Ward.day(0), Ward.day(5))))
                .body("data[0].kind", equalTo("off"))
                .body("data[0].weight", equalTo(1));
        Api.coordinator().get(mine + "&start_date=" + Ward.day(1)).then().body("data", hasSize(1));
        Api.coordinator().get(mine + "&end_date=" + Ward.day(4)).then().body("data", hasSize(1));
        Api.coordinator().get(mine + "&sort=-date").then().body("data[0].date", equalTo(Ward.day(5)));
    }

    @ParameterizedTest
    @CsvSource({"weight, 0", "weight, -1", "weight, 1000001", "date, 1969-12-31", "date, 3000-01-01"})
    void refusesRequestsOutOfBounds(String field, String value) {
        Map<String, Object> body = new HashMap<>(Map.of("person_id", Api.person(Api.team()), "date", Ward.day(0)));
        body.put(field, value.matches("-?\\d+") ? Integer.valueOf(value) : value);
        Api.coordinator()
                .body(body)
                .post("requests")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(field));
    }

    private static Map<String, Object> requirement(Ward ward) {
        return new HashMap<>(Map.of(
                "team_id",
                ward.team(),
                "activity_id",
                ward.activity(),
                "start_date",
                Ward.day(0),
                "end_date",
                Ward.day(6),
                "required",
                2));
    }
}
