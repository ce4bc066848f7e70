package org.rounds.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.InTurn;
import org.rounds.it.Ward;

@DisplayName("Changed teams, people and absences")
@InTurn
class PeopleChangeSystemIT {

    private static ValidatableResponse patch(String path, int version, Map<String, ?> body) {
        return Api.coordinator().header(seen(version)).body(body).patch(path).then();
    }

    private static Map<String, Object> cleared(String field) {
        Map<String, Object> patch = new HashMap<>();
        patch.put(field, null);
        return patch;
    }

    private static String resident() {
        String team = Api.team();
        Map<String, ?> limits =
                Map.of("max_minutes", 9600, "period_days", 28, "max_shifts", Map.of(Api.activity(team), 4));
        return "people/"
                + Api.create(
                        "people",
                        Map.of(
                                "name",
                                Api.unique("Person"),
                                "type",
                                "resident",
                                "pgy_level",
                                2,
                                "skills",
                                List.of("icu", "ward"),
                                "limits",
                                limits,
                                "team_id",
                                team));
    }

    @Test
    void aChangedChildRaisesThePersonsVersion() {
        String person = resident();
        String activity = Api.activity(Api.team());
        int version = 0;
        for (Map<String, ?> change : List.<Map<String, ?>>of(
                Map.of("skills", List.of("icu")),
                Map.of("pgy_level", 3),
                Map.of("limits", Map.of("max_weekends", 2)),
                Map.of("limits", Map.of("max_shifts", Map.of(activity, 1))),
                cleared("skills"),
                cleared("limits"))) {
            patch(person, version, change).statusCode(200).header("ETag", equalTo("\"" + ++version + "\""));
        }
        Api.coordinator()
                .get(person)
                .then()
                .body("data.skills", hasSize(0))
                .body("data.limits.max_minutes", nullValue())
                .body("data.limits.max_shifts", equalTo(Map.of()))
                .body("data.team_ids", hasSize(1));
    }

    @Test
    void limitsAreMergedDeeply() {
        String person = resident();
        String first = Api.coordinator()
                .get(person)
                .jsonPath()
                .<String, Object>getMap("data.limits.max_shifts")
                .keySet()
                .iterator()
                .next();
        String second = Api.activity(Api.team());
        patch(person, 0, Map.of("limits", Map.of("max_weekends", 2, "max_shifts", Map.of(second, 3))))
                .statusCode(200)
                .body("data.limits.max_minutes", equalTo(9600))
                .body("data.limits.max_weekends", equalTo(2))
                .body("data.limits.max_shifts", equalTo(Map.of(first, 4, second, 3)));
        patch(person, 1, Map.of("limits", Map.of("max_shifts", cleared(first))))
                .statusCode(200)
                .body("data.limits.max_shifts", equalTo(Map.of(second, 3)));
        patch(person, 2, Map.of("limits", cleared("bogus"))).statusCode(400);
        patch(person, 2, Map.of("limits", Map.of("min_minutes", 9601)))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.min_minutes"));
        patch(person, 2, Map.of("limits", Map.of("max_weekends", 61)))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.max_weekends"));
    }

    @Test
    void aGradeIsThatOfThisYear() {
        String person = resident();
        String grades = "select string_agg(pgy_level::text, ' ' order by academic_year) from person_grade"
                + " where person_id = cast(? as uuid)";
        String id = person.substring("people/".length());
        Db.update("update person_grade set academic_year = academic_year - 1 where person_id = cast(? as uuid)", id);
        patch(person, 0, Map.of("pgy_level", 3)).statusCode(200).body("data.pgy_level", equalTo(3));
        assertThat(Db.text(grades, id)).isEqualTo("2 3");
        patch(person, 1, cleared("pgy_level")).statusCode(200).body("data.pgy_level", nullValue());
        assertThat(Db.text(grades, id)).isEqualTo("2");
    }

    @Test
    void neitherTypeNorTeamIsChangedHere() {
        String person = resident();
        patch(person, 0, Map.of("type", "nurse")).statusCode(422).body("error.details.field_errors", hasKey("type"));
        patch(person, 0, Map.of("team_id", Api.team()))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("team_id"));
        patch(person, 0, Map.of("team_ids", List.of())).statusCode(400);
    }

    @Test
    void somebodyInactiveIsPlannedNoMore() {
        Ward ward = Ward.of(3);
        String gone = ward.people().get(0);
        Api.coordinator().delete("people/" + gone).then().statusCode(204);

        Map<String, Object> named = ward.week("person_ids", ward.people());
        Ward.post(named).then().statusCode(422).body("error.details.field_errors", hasKey("person_ids"));
        String schedule = ward.needing(1).draft();
        assertThat(Db.texts(
                        "select person_id::text from schedule_person where schedule_id = cast(? as uuid)", schedule))
                .hasSize(2)
                .doesNotContain(gone);

        patch("people/" + gone, 1, Map.of("active", true)).statusCode(200).body("data.active", equalTo(true));
        named.put("start_date", Ward.day(7));
        named.put("end_date", Ward.day(13));
        Ward.post(named).then().statusCode(202);
    }

    @Test
    void somebodyInactiveIsNotPutInForce() {
        Ward ward = Ward.of(2).needing(2);
        String schedule = ward.draft();
        String gone = ward.people().get(0);
        Api.coordinator().delete("people/" + gone).then().statusCode(204);
        Ward.publish(schedule).then().statusCode(409).body("error.details.person_ids", equalTo(List.of(gone)));
        patch("people/" + gone, 1, Map.of("active", true)).statusCode(200);
        Ward.publish(schedule).then().statusCode(200);
    }

    @Test
    void whoIsDeactivatedByAChangeIsToldSo() {
        String person = resident();
        patch(person, 0, Map.of("active", false)).statusCode(200).body("data.active", equalTo(false));
        patch(person, 1, Map.of("active", true)).statusCode(200);
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by id",
                        person.substring("people/".length())))
                .containsExactly("person.created", "person.updated", "person.deactivated", "person.updated");
    }

    @Test
    void aTeamInUseIsNotDeleted() {
        Ward ward = Ward.of(1).needing(1);
        Api.coordinator()
                .delete("teams/" + ward.team())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"))
                .body(
                        "error.details.used_by",
                        equalTo(Arrays.asList("activity", "coverage_requirement", "team_membership")));
        Api.coordinator().get("teams/" + ward.team()).then().statusCode(200);
    }

    @Test
    void aTeamTakesNoOthersName() {
        String taken = Api.unique("Ward");
        Api.create("teams", Map.of("name", taken));
        patch("teams/" + Api.team(), 0, Map.of("name", taken))
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_EXISTS"));
    }

    @Test
    void aTeamsZoneStaysUnderItsSchedules() {
        Ward ward = Ward.of(2).needing(1);
        patch("teams/" + ward.team(), 0, Map.of("time_zone", "Asia/Tokyo")).statusCode(200);
        ward.draft();
        patch("teams/" + ward.team(), 1, Map.of("time_zone", "Europe/Paris"))
                .statusCode(409)
                .body("error.details.used_by", equalTo(List.of("schedule")));
        patch("teams/" + ward.team(), 1, Map.of("kind", "clinic", "time_zone", "Asia/Tokyo"))
                .statusCode(200);
    }

    @Test
    void anAbsenceIsNotMovedOntoAnother() {
        String person = Api.person(Api.team());
        String first = absence(person, "2030-03-01", "2030-03-05");
        absence(person, "2030-03-08", "2030-03-09");
        patch(first, 0, Map.of("end_date", "2030-03-08")).statusCode(409).body("error.code", equalTo("CONFLICT"));
        patch(first, 0, Map.of("end_date", "2030-02-28"))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("end_date"));
        patch(first, 0, Map.of("start_date", "2030-03-03", "end_date", "2030-03-07"))
                .statusCode(200)
                .body("data.end_date", equalTo("2030-03-07"));
        Api.coordinator().delete(first).then().statusCode(204);
        Api.coordinator()
                .get("absences?person_id=" + person)
                .then()
                .body("data", hasSize(1))
                .body("data.start_date", not(hasItem("2030-03-03")));
    }

    private static String absence(String person, String from, String to) {
        return "absences/"
                + Api.create(
                        "absences",
                        Map.of("person_id", person, "type", "vacation", "start_date", from, "end_date", to));
    }
}
