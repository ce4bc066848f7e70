package org.rounds.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.Api.seen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Race;

@DisplayName("Teams, people and absences")
class PeopleSystemIT {

    @Test
    void nameAndTypeAreEnoughForAPerson() {
        Api.coordinator()
                .body(Map.of("name", Api.unique("Person"), "type", "staff"))
                .post("people")
                .then()
                .statusCode(201)
                .body("data.active", equalTo(true))
                .body("data.skills", hasSize(0))
                .body("data.team_ids", hasSize(0));
    }

    @Test
    void twoPeopleMayHaveTheSameName() {
        Map<String, Object> namesake = Map.of("name", Api.unique("Person"), "type", "nurse");
        Api.create("people", namesake);
        Api.create("people", namesake);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', name",
        "name, '   ', name",
        "type, '', type",
        "pgy_level, 0, pgy_level",
        "pgy_level, 9, pgy_level"
    })
    void refusesWhatIsOutOfBounds(String field, String value, String named) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "x", "type", "resident"));
        body.put(field, value.matches("\\d+") ? Integer.valueOf(value) : value);
        Api.coordinator()
                .body(body)
                .post("people")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(named));
    }

    @Test
    void aNameHasAtMost255Characters() {
        Api.coordinator()
                .body(Map.of("name", "x".repeat(256), "type", "nurse"))
                .post("people")
                .then()
                .statusCode(422);
        Api.create("people", Map.of("name", "x".repeat(255), "type", "nurse"));
    }

    @Test
    void onlyResidentsHaveAGrade() {
        Api.coordinator()
                .body(Map.of("name", "x", "type", "nurse", "pgy_level", 2))
                .post("people")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("pgy_level"));
        String resident =
                Api.create("people", Map.of("name", Api.unique("Person"), "type", "resident", "pgy_level", 2));
        Api.coordinator().get("people/" + resident).then().body("data.pgy_level", equalTo(2));
    }

    @Test
    void aGradeIsKeptByAcademicYear() {
        String resident =
                Api.create("people", Map.of("name", Api.unique("Person"), "type", "resident", "pgy_level", 2));
        Db.update(
                "update person_grade set academic_year = academic_year - 1 where person_id = cast(? as uuid)",
                resident);
        Api.coordinator().get("people/" + resident).then().body("data.pgy_level", org.hamcrest.Matchers.nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "min_minutes, max_minutes, limits.min_minutes",
        "min_consecutive_shifts, max_consecutive_shifts, limits.min_consecutive_shifts"
    })
    void limitsMustNotCross(String least, String most, String named) {
        Api.coordinator()
                .body(Map.of("name", "x", "type", "nurse", "limits", Map.of(least, 5, most, 4)))
                .post("people")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(named));
    }

    @Test
    void aLimitNamesAKnownActivity() {
        Map<String, Integer> unknown = Map.of("00000000-0000-7000-8000-000000000000", 3);
        Api.coordinator()
                .body(Map.of("name", "x", "type", "nurse", "limits", Map.of("max_shifts", unknown)))
                .post("people")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.max_shifts"));
    }

    @Test
    void aLimitThatNamesNoIdIsAFieldError() {
        Api.coordinator()
                .body(Map.of("name", "x", "type", "nurse", "limits", Map.of("max_shifts", Map.of("D", 3))))
                .post("people")
                .then()
                .statusCode(422);
    }

    @Test
    void aSkillIsACode() {
        Api.coordinator()
                .body(Map.of("name", "x", "type", "nurse", "skills", List.of("Intensive Care")))
                .post("people")
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"));
    }

    @Test
    void peopleAreFoundByTypeTeamAndText() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        hospital.create("people", Map.of("name", "Zoë 100%", "type", "nurse", "team_id", team));
        hospital.create("people", Map.of("name", "Adam", "type", "faculty", "team_id", team));
        hospital.create("people", Map.of("name", "Zora", "type", "nurse"));
        assertThat(names(hospital, "")).containsExactly("Adam", "Zoë 100%", "Zora");
        assertThat(names(hospital, "?type=nurse")).containsExactly("Zoë 100%", "Zora");
        assertThat(names(hospital, "?team_id=" + team)).containsExactly("Adam", "Zoë 100%");
        assertThat(names(hospital, "?search=ZO")).containsExactly("Zoë 100%", "Zora");
        assertThat(names(hospital, "?search=0%25")).containsExactly("Zoë 100%");
        assertThat(names(hospital, "?search=_o")).isEmpty();
        assertThat(names(hospital, "?sort=-name&page_size=1")).containsExactly("Zora");
    }

    private static List<String> names(Hospital hospital, String query) {
        return hospital.api()
                .get("people" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("data.name");
    }

    @Test
    void aTeamNameIsThereOnceAlsoWhenTwoRace() {
        Map<String, Object> team = Map.of("name", Api.unique("Ward"));
        List<Integer> statuses = Race.of(
                        4, () -> Api.coordinator().body(team).post("teams").statusCode())
                .stream()
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409);
        Hospital.open().create("teams", team);
    }

    @Test
    void aTeamIsInAZoneThatExists() {
        Api.coordinator()
                .body(Map.of("name", Api.unique("Ward"), "time_zone", "Mars/Olympus"))
                .post("teams")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("time_zone"));
    }

    @Test
    void absencesOfAPersonDoNotOverlap() {
        String person = Api.person(Api.team());
        Api.create("absences", absence(person, "2030-03-01", "2030-03-05"));
        Api.coordinator()
                .body(absence(person, "2030-03-05", "2030-03-08"))
                .post("absences")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"));
        Api.create("absences", absence(person, "2030-03-06", "2030-03-08"));
        Api.create("absences", absence(Api.person(Api.team()), "2030-03-01", "2030-03-05"));
    }

    @Test
    void absencesThatTouchAPeriodAreListed() {
        String person = Api.person(Api.team());
        Api.create("absences", absence(person, "2030-03-01", "2030-03-05"));
        String mine = "absences?person_id=" + person;
        Api.coordinator()
                .get(mine + "&start_date=2030-03-05&end_date=2030-03-31")
                .then()
                .body("data", hasSize(1));
        Api.coordinator().get(mine + "&start_date=2030-03-06").then().body("data", hasSize(0));
        Api.coordinator().get(mine + "&end_date=2030-02-28").then().body("data", hasSize(0));
    }

    @Test
    void anAbsenceEndsAfterItBegins() {
        Api.coordinator()
                .body(absence(Api.person(Api.team()), "2030-03-05", "2030-03-01"))
                .post("absences")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("end_date"));
    }

    private static Map<String, Object> absence(String person, String from, String to) {
        return Map.of("person_id", person, "type", "vacation", "start_date", from, "end_date", to);
    }

    @Test
    void anAddressIsOnePersonsHoweverItIsWritten() {
        Hospital hospital = Hospital.open();
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "A", "type", "nurse", "email", "Ada.Miller@Example.org"));
        String ada = hospital.create("people", body);
        hospital.api().get("people/" + ada).then().body("data.email", equalTo("Ada.Miller@Example.org"));
        body.put("email", "ada.miller@example.ORG");
        hospital.api().body(body).post("people").then().statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        hospital.api()
                .header(seen(0))
                .body(Map.of("email", "ada.miller@example.org"))
                .patch("people/" + ada)
                .then()
                .statusCode(200);
        Hospital.open().create("people", body);
        for (String wrong : List.of("nobody", "a@b@c", "", "a b@c.org")) {
            body.put("email", wrong);
            hospital.api()
                    .body(body)
                    .post("people")
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors", hasKey("email"));
        }
        body.put("email", "new@example.org");
        List<Integer> statuses =
                Race.of(4, () -> hospital.api().body(body).post("people").statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 201", "0.5, 201", "0.55, 201", "1, 201", "0, 422", "1.01, 422", "0.333, 422", "-0.5, 422"})
    void workingTimeIsAShareOfFullEmployment(double fraction, int status) {
        Hospital hospital = Hospital.open();
        var answer = hospital.api()
                .body(Map.of("name", "A", "type", "nurse", "employment_fraction", fraction))
                .post("people")
                .then()
                .statusCode(status);
        if (status == 422) {
            answer.body("error.details.field_errors", hasKey("employment_fraction"));
        } else {
            Number read = hospital.api()
                    .get("people/" + answer.extract().path("data.id"))
                    .path("data.employment_fraction");
            assertThat(read.floatValue()).isEqualTo((float) fraction);
        }
    }

    @Test
    void theRestOfAPersonIsChecked() {
        for (Map.Entry<String, Map<String, ?>> wrong : Map.<String, Map<String, ?>>of(
                        "faculty_role", Map.of("type", "nurse", "faculty_role", "core"),
                        "targets.min_clinic_halfdays_per_week",
                                Map.of(
                                        "targets",
                                        Map.of("min_clinic_halfdays_per_week", 3, "max_clinic_halfdays_per_week", 2)),
                        "targets.clinical_blocks", Map.of("targets", Map.of("clinical_blocks", 28)))
                .entrySet()) {
            Map<String, Object> body = new HashMap<>(Map.of("name", "x", "type", "faculty"));
            body.putAll(wrong.getValue());
            Api.coordinator()
                    .body(body)
                    .post("people")
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors", hasKey(wrong.getKey()));
        }
        Api.coordinator()
                .body(Map.of("name", "x", "type", "faculty", "specialties", List.of(" ")))
                .post("people")
                .then()
                .statusCode(422);
    }
}
