package org.rounds.it.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
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

@DisplayName("Rotation templates and shift types")
class RotationTemplateSystemIT {
    private final Hospital hospital = Hospital.open();

    private String template(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("code", Api.unique("R")));
        body.putAll(more);
        return hospital.create("rotation-templates", body);
    }

    private String shift(String kind) {
        return hospital.create(
                "shift-types",
                Map.of("code", Api.unique("S"), "kind", kind, "start_time", "08:00", "length_minutes", 240));
    }

    private ValidatableResponse change(String path, Object body) {
        return hospital.api()
                .header(seen(hospital.api().get(path)))
                .body(body)
                .put(path)
                .then();
    }

    private static Map<String, Object> pattern(int weekday, String slot, Integer week, String activity) {
        Map<String, Object> pattern = new HashMap<>();
        pattern.putAll(Map.of("weekday", weekday, "slot", slot, "activity_id", activity, "protected_time", false));
        pattern.put("week", week);
        return pattern;
    }

    @Test
    void areActivitiesUnderTheSameIdAndVersion() {
        String rotation = template(Map.of("setting", "elective"));
        hospital.api()
                .get("activities/" + rotation)
                .then()
                .header("ETag", equalTo("\"0\""))
                .body("data.kind", equalTo("rotation"))
                .body("data.start_time", equalTo("00:00"))
                .body("data.length_minutes", equalTo(1440))
                .body("data.presence", equalTo("none"));
        change("activities/" + rotation, Map.of("name", "Renamed")).statusCode(200);
        hospital.api()
                .get("rotation-templates/" + rotation)
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("data.name", equalTo("Renamed"))
                .body("data.setting", equalTo("elective"))
                .body("data.leave_eligible", equalTo(true));
    }

    @Test
    void showTheirKindsOnly() {
        String rotation = template(Map.of());
        String clinic = shift("clinic");
        String off = hospital.create(
                "activities", Map.of("code", "OFF", "kind", "off", "start_time", "00:00", "length_minutes", 1440));
        hospital.api().get("shift-types").then().body("data.id", contains(clinic));
        hospital.api().get("rotation-templates").then().body("data.id", contains(rotation));
        hospital.api().get("activities").then().body("data.id", hasItem(off)).body("data", hasSize(3));
        for (String path : List.of(
                "shift-types/" + rotation,
                "shift-types/" + off,
                "rotation-templates/" + clinic,
                "rotation-templates/" + clinic + "/patterns")) {
            hospital.api().get(path).then().statusCode(404);
        }
        hospital.api().delete("shift-types/" + rotation).then().statusCode(404);
        change("shift-types/" + clinic, Map.of("kind", "rotation"))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("kind"));
    }

    @ParameterizedTest
    @CsvSource({
        "color, red",
        "color, '#12345'",
        "min_pgy_level, 0",
        "max_pgy_level, 9",
        "setting, somewhere",
        "abbreviation, A-text-of-more-than-20",
    })
    void refuseWhatIsOutOfBounds(String field, String value) {
        Object sent = value.matches("\\d+") ? Integer.valueOf(value) : value;
        hospital.api()
                .body(Map.of("code", "X", field, sent))
                .post("rotation-templates")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey(field));
    }

    @Test
    void refuseRequirementsAndGradesThatContradictThemselves() {
        Map<String, Object> one = Map.of("pgy_level", 1, "min_blocks", 3, "max_blocks", 2);
        Map<String, Object> open = Map.of("pgy_level", 1, "min_blocks", 3);
        for (List<?> requirements : List.of(List.of(one), List.of(open, open))) {
            hospital.api()
                    .body(Map.of("code", "X", "requirements", requirements))
                    .post("rotation-templates")
                    .then()
                    .statusCode(422);
        }
        hospital.api()
                .body(Map.of("code", "X", "min_pgy_level", 3, "max_pgy_level", 2))
                .post("rotation-templates")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("max_pgy_level"));
        hospital.api().get("rotation-templates").then().body("data", empty());
    }

    @Test
    void haveAWeekThatIsReplacedAsAWhole() {
        String clinic = shift("clinic");
        String path = "rotation-templates/" + template(Map.of()) + "/patterns";
        hospital.api().get(path).then().statusCode(200).body("data.patterns", empty());
        List<Map<String, Object>> week = new ArrayList<>();
        for (int weekday = 1; weekday <= 7; weekday++) {
            for (String slot : List.of("am", "pm")) {
                for (int number = 1; number <= 4; number++) {
                    week.add(pattern(weekday, slot, number, clinic));
                }
            }
        }
        change(path, Map.of("patterns", week))
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("data.patterns", hasSize(56));
        change(path, Map.of("patterns", week)).header("ETag", equalTo("\"1\""));
        List<Map<String, Object>> more = new ArrayList<>(week);
        more.add(pattern(1, "night", null, clinic));
        change(path, Map.of("patterns", more)).statusCode(422).body("error.details.field_errors", hasKey("patterns"));
        List<Map<String, Object>> other = List.of(pattern(2, "am", null, clinic), pattern(2, "am", 3, clinic));
        change(path, Map.of("patterns", other)).statusCode(200).body("data.patterns", equalTo(other));
        hospital.api().get(path).then().header("ETag", equalTo("\"2\"")).body("data.patterns", equalTo(other));
        hospital.api()
                .delete("shift-types/" + clinic)
                .then()
                .statusCode(409)
                .body("error.details.used_by", contains("rotation_pattern"));
        hospital.api().delete(path.replace("/patterns", "")).then().statusCode(204);
        hospital.api().delete("shift-types/" + clinic).then().statusCode(204);
    }

    @Test
    void haveAWeekOfOneThingAtATime() {
        String clinic = shift("clinic");
        String rotation = template(Map.of());
        String path = "rotation-templates/" + rotation + "/patterns";
        Map<String, Object> monday = pattern(1, "am", null, clinic);
        for (List<?> wrong : List.of(
                List.of(monday, monday),
                List.of(pattern(0, "am", null, clinic)),
                List.of(pattern(8, "am", null, clinic)),
                List.of(pattern(1, "am", 5, clinic)),
                List.of(pattern(1, "block", null, clinic)),
                List.of(pattern(1, "am", null, rotation)),
                List.of(pattern(1, "am", null, "00000000-0000-7000-8000-000000000000")))) {
            change(path, Map.of("patterns", wrong)).statusCode(422);
        }
        hospital.api().body(Map.of("patterns", List.of())).put(path).then().statusCode(428);
        hospital.api().get(path).then().header("ETag", equalTo("\"0\""));
        change(path, Map.of("patterns", List.of(monday))).statusCode(200);
        hospital.api()
                .header(seen(1))
                .body(Map.of("patterns", List.of(monday, pattern(2, "pm", 4, clinic))))
                .patch(path)
                .then()
                .statusCode(200)
                .body("data.patterns", hasSize(2));
        change("activities/" + rotation, Map.of("kind", "shift")).statusCode(409);
    }

    @Test
    void haveTheWeekOfOneOfThoseWhoChangeItTogether() {
        String clinic = shift("clinic");
        String path = "rotation-templates/" + template(Map.of()) + "/patterns";
        for (int round = 0; round < 10; round++) {
            Header version = seen(round);
            int number = round % 2;
            List<Response> answers = Race.of(List.of(
                    () -> hospital.api()
                            .header(version)
                            .body(Map.of("patterns", List.of(pattern(1 + number, "am", null, clinic))))
                            .put(path),
                    () -> hospital.api()
                            .header(version)
                            .body(Map.of("patterns", List.of(pattern(3 + number, "am", null, clinic))))
                            .put(path)));
            assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(200, 412);
            hospital.api().get(path).then().body("data.patterns", hasSize(1));
        }
    }

    @Test
    void areArchivedAndRestored() {
        String rotation = template(Map.of());
        String team = hospital.team();
        Map<String, Object> cover =
                new HashMap<>(Map.of("team_id", team, "activity_id", rotation, "date", "2030-01-07", "required", 1));
        String kept = hospital.create("coverage-requirements", cover);
        String path = "rotation-templates/" + rotation;
        hospital.api().post(path + "/archive").then().statusCode(200).body("data.archived", equalTo(true));
        hospital.api().post(path + "/archive").then().statusCode(200).header("ETag", equalTo("\"1\""));
        hospital.api().get("rotation-templates?archived=false").then().body("data", empty());
        hospital.api().get("rotation-templates?archived=true").then().body("data.id", contains(rotation));
        cover.put("date", "2030-01-08");
        hospital.api()
                .body(cover)
                .post("coverage-requirements")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("activity_id"));
        change("coverage-requirements/" + kept, Map.of("required", 2)).statusCode(200);
        hospital.api().header(seen(0)).post(path + "/restore").then().statusCode(412);
        hospital.api().post(path + "/restore").then().statusCode(200).body("data.archived", equalTo(false));
        hospital.create("coverage-requirements", cover);
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by occurred_at, id",
                        rotation))
                .containsExactly("activity.created", "activity.archived", "activity.restored");
    }
}
