package org.rounds.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Grades by academic year")
class GradeSystemIT {

    private final Hospital hospital = Hospital.open();

    /** The academic year of today, in the hospital's zone. */
    private static int current() {
        return LocalDate.now(ZoneId.of("Europe/Berlin")).minusMonths(6).getYear();
    }

    private String resident(int pgyLevel) {
        return hospital.create(
                "people", Map.of("name", Api.unique("Person"), "type", "resident", "pgy_level", pgyLevel));
    }

    private ValidatableResponse years(String person) {
        return hospital.api().get("people/" + person + "/academic-years").then().statusCode(200);
    }

    private ValidatableResponse say(String person, int version, List<Map<String, Object>> years) {
        return hospital.api()
                .header(seen(version))
                .body(Map.of("academic_years", years))
                .put("people/" + person + "/academic-years")
                .then();
    }

    private static Map<String, Object> year(int year, Object pgyLevel, boolean graduated) {
        Map<String, Object> grade = new HashMap<>(Map.of("academic_year", year, "graduated", graduated));
        grade.put("pgy_level", pgyLevel);
        return grade;
    }

    private ValidatableResponse rollOver(Map<String, ?> body) {
        return hospital.api().body(body).post("people/academic-year/rollover").then();
    }

    @Test
    void aPersonsGradeIsThatOfTheCurrentYear() {
        String person = resident(2);
        years(person)
                .header("ETag", equalTo("\"0\""))
                .body("data.id", equalTo(person))
                .body("data.academic_years", equalTo(List.of(year(current(), 2, false))));
        List<Map<String, Object>> all =
                List.of(year(current() - 1, 2, false), year(current(), 3, false), year(current() + 1, null, true));
        say(person, 0, all).statusCode(200).header("ETag", equalTo("\"1\"")).body("data.academic_years", equalTo(all));
        hospital.api()
                .get("people/" + person)
                .then()
                .body("data.pgy_level", equalTo(3))
                .body("data.version", equalTo(1));
        assertThat(Db.texts(
                        "select fields::text from audit_record where resource_id = cast(? as uuid)"
                                + " and action = 'update'",
                        person))
                .containsExactly("{academic_years}");
        say(person, 0, List.of()).statusCode(412);
        hospital.api()
                .header(seen(1))
                .body(Map.of("academic_years", List.of()))
                .patch("people/" + person + "/academic-years")
                .then()
                .statusCode(200)
                .body("data.academic_years", hasSize(0));
    }

    @Test
    void aYearHasOneGradeOrIsAfterGraduation() {
        String person = resident(2);
        for (List<Map<String, Object>> wrong : List.of(
                List.of(year(2030, 2, true)),
                List.of(year(2030, null, false)),
                List.of(year(2030, 1, false), year(2030, 2, false)))) {
            say(person, 0, wrong).statusCode(422).body("error.details.field_errors", hasKey("academic_years"));
        }
        say(person, 0, List.of(year(1969, 2, false))).statusCode(422);
        say(person, 0, List.of(year(2030, 9, false))).statusCode(422);
        String nurse = hospital.person(hospital.team());
        say(nurse, 0, List.of(year(2030, 1, false)))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("academic_years"));
        years(person).body("data.academic_years", hasSize(1));
    }

    @Test
    void whoHasGraduatedStaysSoWhenRenamed() {
        String person = resident(3);
        say(person, 0, List.of(year(current(), null, true))).statusCode(200);
        hospital.api()
                .header(seen(1))
                .body(Map.of("name", "Dr. Else"))
                .patch("people/" + person)
                .then()
                .statusCode(200)
                .body("data.pgy_level", nullValue());
        years(person).body("data.academic_years", equalTo(List.of(year(current(), null, true))));
    }

    @Test
    void everyActiveResidentIsPromotedOnce() {
        String first = resident(1);
        String last = resident(3);
        String gone = resident(1);
        hospital.api().delete("people/" + gone).then().statusCode(204);
        String nurse = hospital.person(hospital.team());
        Map<String, Object> turn = new HashMap<>(Map.of("from_year", current(), "dry_run", true));

        rollOver(turn).statusCode(200).body("data.promoted", equalTo(1)).body("data.graduated", equalTo(1));
        years(first).body("data.academic_years", hasSize(1)).header("ETag", equalTo("\"0\""));

        turn.put("dry_run", false);
        rollOver(turn)
                .statusCode(200)
                .body("data.from_year", equalTo(current()))
                .body("data.to_year", equalTo(current() + 1))
                .body("data.program_length", equalTo(3))
                .body("data.people", hasSize(2))
                .body("data.people.find { it.person_id == '" + first + "' }.to_pgy_level", equalTo(2))
                .body("data.people.find { it.person_id == '" + last + "' }.graduated", equalTo(true));
        rollOver(turn)
                .statusCode(200)
                .body("data.promoted", equalTo(0))
                .body("data.graduated", equalTo(0))
                .body("data.skipped", equalTo(2));

        years(first)
                .header("ETag", equalTo("\"1\""))
                .body(
                        "data.academic_years",
                        equalTo(List.of(year(current(), 1, false), year(current() + 1, 2, false))));
        years(last)
                .body(
                        "data.academic_years",
                        equalTo(List.of(year(current(), 3, false), year(current() + 1, null, true))));
        years(gone).body("data.academic_years", hasSize(1));
        years(nurse).body("data.academic_years", hasSize(0));
        hospital.api().get("people/" + first).then().body("data.pgy_level", equalTo(1));
        assertThat(Db.texts("select type from domain_event where subject_id = cast(? as uuid) order by id", first))
                .containsExactly("person.created", "person.updated");
    }

    @Test
    void oneOfSeveralRolloversPromotes() {
        for (int i = 0; i < 5; i++) {
            resident(1);
        }
        List<Response> answers = Race.of(
                4, () -> hospital.api().body(Map.of("from_year", current())).post("people/academic-year/rollover"));
        assertThat(answers.stream().map(Response::statusCode)).containsOnly(200);
        assertThat(answers.stream().map(a -> a.<Integer>path("data.promoted")).sorted())
                .containsExactly(0, 0, 0, 5);
    }

    @Test
    void aLongerProgramGraduatesLater() {
        String person = resident(3);
        rollOver(Map.of("from_year", current(), "program_length", 4)).statusCode(200);
        years(person)
                .body(
                        "data.academic_years",
                        equalTo(List.of(year(current(), 3, false), year(current() + 1, 4, false))));
        rollOver(Map.of("from_year", current(), "program_length", 9)).statusCode(422);
    }

    @Test
    void nothingOfThePastIsRolledOver() {
        for (int year : List.of(current() - 2, current() + 1)) {
            rollOver(Map.of("from_year", year)).statusCode(422).body("error.details.field_errors", hasKey("from_year"));
        }
        rollOver(Map.of()).statusCode(422).body("error.details.field_errors", hasKey("from_year"));
        rollOver(Map.of("from_year", current() - 1)).statusCode(200).body("data.people", hasSize(0));
    }
}
