package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rounds.it.Api.seen;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;

@DisplayName("What a contract asks at a price")
@InTurn
class TermSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();
    private static final int WEIGHT = 7;
    private static final char NIGHT = 'N';

    private final Roster roster = Roster.of(HOSPITAL, 2);
    private final String night = roster.activity("22:00", "on_site");

    private static Map<String, Object> term(String rule, Integer limit) {
        Map<String, Object> term = new HashMap<>(Map.of("rule", rule, "weight", WEIGHT));
        if (limit != null) {
            term.put("limit", limit);
        }
        return term;
    }

    private Map<String, Object> pattern(Integer firstWeekday, String days) {
        Map<String, Object> term = term("unwanted_pattern", null);
        term.put("days", days.chars().mapToObj(this::day).toList());
        if (firstWeekday != null) {
            term.put("first_weekday", firstWeekday);
        }
        return term;
    }

    private Map<String, Object> day(int letter) {
        return switch (letter) {
            case '.' -> Map.of("kind", "off");
            case '*' -> Map.of("kind", "work");
            default -> Map.of("kind", "activity", "activity_id", letter == NIGHT ? night : roster.activity());
        };
    }

    private ValidatableResponse agree(int person, Object terms) {
        Map<String, Object> limits = new HashMap<>();
        limits.put("terms", terms);
        return patch(roster.people().get(person), Map.of("limits", limits));
    }

    private static ValidatableResponse patch(String person, Map<String, ?> body) {
        return HOSPITAL.api()
                .header(seen(HOSPITAL.api().get("people/" + person)))
                .body(body)
                .patch("people/" + person)
                .then();
    }

    @Test
    void standsBesideThePersonsLimits() {
        List<Map<String, Object>> terms = new ArrayList<>(List.of(
                term("most_shifts", 20),
                term("least_shifts", 10),
                term("longest_work", 5),
                term("longest_work", 6),
                term("shortest_work", 2),
                term("longest_rest", 4),
                term("shortest_rest", 2),
                term("most_weekends", 2),
                term("most_weekends_in_a_row", 1),
                term("least_weekends_in_a_row", 1),
                term("complete_weekends", null),
                term("identical_weekends", null),
                term("night_before_free_weekend", null),
                term("rest_after_nights", 2)));
        terms.add(pattern(5, "N.*"));
        terms.add(pattern(null, "DN"));
        agree(0, terms)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body(
                        "data.limits.terms.rule",
                        equalTo(terms.stream().map(t -> t.get("rule")).toList()));
        JsonPath read = HOSPITAL.api().get("people/" + roster.people().get(0)).jsonPath();
        for (int i = 0; i < terms.size(); i++) {
            Map<String, Object> stored = read.getMap("data.limits.terms[%d]".formatted(i));
            terms.get(i).forEach((field, value) -> {
                if (!field.equals("days")) {
                    assertThat(stored).containsEntry(field, value);
                }
            });
        }
        assertThat(read.<String>getList("data.limits.terms[14].days.kind")).containsExactly("activity", "off", "work");
        assertThat(read.<String>getList("data.limits.terms[15].days.activity_id"))
                .containsExactly(roster.activity(), night);
        agree(0, List.of(pattern(null, "ND"), term("complete_weekends", null)))
                .header("ETag", equalTo("\"2\""))
                .body("data.limits.terms.rule", contains("unwanted_pattern", "complete_weekends"))
                .body("data.limits.terms[0].days.activity_id", contains(night, roster.activity()));
        patch(roster.people().get(0), Map.of("limits", Map.of("max_weekends", 3)))
                .body("data.limits.terms", hasSize(2));
        HOSPITAL.api().delete("activities/" + night).then().statusCode(409);
        agree(0, null).statusCode(200).body("data.limits.terms", empty()).body("data.limits.max_weekends", equalTo(3));
        HOSPITAL.api().delete("activities/" + night).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.limit | {'rule': 'longest_work'}",
                "0.limit | {'rule': 'longest_work', 'limit': 0}",
                "0.limit | {'rule': 'longest_work', 'limit': 401}",
                "0.limit | {'rule': 'most_shifts', 'limit': 801}",
                "0.limit | {'rule': 'most_weekends', 'limit': 61}",
                "0.limit | {'rule': 'rest_after_nights', 'limit': 8}",
                "0.limit | {'rule': 'complete_weekends', 'limit': 1}",
                "0.rule | {'limit': 1}",
                "0.weight | {'rule': 'longest_work', 'limit': 1, 'weight': 0}",
                "0.weight | {'rule': 'longest_work', 'limit': 1, 'weight': 1000001}",
                "0.first_weekday | {'rule': 'longest_work', 'limit': 1, 'first_weekday': 1}",
                "0.first_weekday | {'rule': 'unwanted_pattern', 'days': [{'kind': 'off'}], 'first_weekday': 8}",
                "0.days | {'rule': 'longest_work', 'limit': 1, 'days': [{'kind': 'off'}]}",
                "0.days | {'rule': 'unwanted_pattern'}",
                "0.days | {'rule': 'unwanted_pattern', 'days': []}",
                "0.days.0.kind | {'rule': 'unwanted_pattern', 'days': [{}]}",
                "0.days.0.activity_id | {'rule': 'unwanted_pattern', 'days': [{'kind': 'activity'}]}",
                "0.days.1.activity_id | {'rule': 'unwanted_pattern', 'days': [{'kind': 'off'}, {'kind': 'off',"
                        + " 'activity_id': '01890000-0000-7000-8000-000000000000'}]}"
            })
    void isRefusedWhereItMeansNothing(String field, String term) {
        String body = "{\"limits\": {\"terms\": [%s]}}".formatted(term.replace('\'', '"'));
        HOSPITAL.api()
                .header(seen(0))
                .body(body)
                .patch("people/" + roster.people().get(0))
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.terms." + field));
    }

    @Test
    void isRefusedTwiceUnknownOrOfAnotherWorkspace() {
        agree(0, List.of(term("longest_work", 5), term("longest_work", 5)))
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.terms.1"));
        Map<String, Object> misspelt = term("longest_work", 5);
        misspelt.put("wieght", 1);
        agree(0, List.of(misspelt)).statusCode(400);
        agree(0, List.of(term("alternative_skill", null))).statusCode(422);
        Map<String, Object> foreign = term("unwanted_pattern", null);
        foreign.put("days", List.of(Map.of("kind", "activity", "activity_id", Api.activity(Api.team()))));
        agree(0, List.of(foreign)).statusCode(422).body("error.details.field_errors", hasKey("limits.terms"));
        agree(
                        0,
                        IntStream.rangeClosed(1, 51)
                                .mapToObj(n -> term("longest_work", n))
                                .toList())
                .statusCode(422)
                .body("error.details.field_errors", hasKey("limits.terms"));
    }

    @ParameterizedTest
    @CsvSource({
        "LONGEST_WORK, null, 1",
        "LONGEST_WORK, 0, 1",
        "LONGEST_WORK, 401, 1",
        "MOST_SHIFTS, 801, 1",
        "LEAST_SHIFTS, 0, 1",
        "MOST_WEEKENDS, 61, 1",
        "MOST_WEEKENDS_IN_A_ROW, 0, 1",
        "REST_AFTER_NIGHTS, 8, 1",
        "COMPLETE_WEEKENDS, 1, 1",
        "LONGEST_WORK, 5, 0",
        "LONGEST_WORK, 5, 1000001",
        "ALTERNATIVE_SKILL, null, 1"
    })
    void isRefusedByTheDatabaseToo(String rule, String limit, int weight) {
        assertThatThrownBy(() -> Db.update(
                        "insert into person_term (workspace_id, person_id, number, rule, limit_value, weight)"
                                + " values (?, cast(? as uuid), 0, ?, " + limit + ", ?)",
                        HOSPITAL.workspace(),
                        roster.people().get(0),
                        rule,
                        weight))
                .hasStackTraceContaining("violates check constraint");
    }

    /** A term, a row of three weeks that breaks it, what is measured, the limit, and by how many units. */
    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("most_shifts", 1, "D.D.D", 3, 1, 2, "works 3 shifts, at most 1"),
                Arguments.of("least_shifts", 3, "D", 1, 3, 2, "works 1 shifts, at least 3"),
                Arguments.of("longest_work", 2, ".DDDD", 4, 2, 2, "works 4 days in a row, at most 2"),
                Arguments.of("shortest_work", 3, "..D", 1, 3, 2, "works only 1 days in a row, at least 3"),
                Arguments.of("longest_rest", 2, "D....D............D..", 4, 2, 2, "has 4 days off in a row, at most 2"),
                Arguments.of("shortest_rest", 3, "D.D", 1, 3, 2, "has only 1 days off in a row, at least 3"),
                Arguments.of("most_weekends", 0, ".....D", 1, 0, 1, "works 1 weekends, at most 0"),
                Arguments.of(
                        "most_weekends_in_a_row", 1, ".....D......D", 2, 1, 1, "works 2 weekends in a row, at most 1"),
                Arguments.of("least_weekends_in_a_row", 2, "............D", 1, 2, 1, "works only 1 weekends in a row"),
                Arguments.of("complete_weekends", null, ".....D", 1, 0, 1, "works 1 days of a weekend"),
                Arguments.of("identical_weekends", null, ".....DN", 2, 0, 2, "on one weekend, not the same"),
                Arguments.of("night_before_free_weekend", null, "....N", 1, 0, 1, "a night before a free weekend"),
                Arguments.of("rest_after_nights", 2, "N.D", 1, 2, 1, "less than 2 days off after nights"),
                Arguments.of("unwanted_pattern", null, "N.D", 1, 0, 1, ", off, "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isNamedWhereARosterBreaksIt(
            String rule, Integer limit, String row, int actual, int of, int units, String text) {
        agree(0, List.of(rule.equals("unwanted_pattern") ? pattern(1, "N.*") : term(rule, limit)))
                .statusCode(200);
        Roster draft = write(row);
        List<Map<String, Object>> found = violations(draft, rule);
        long penalty = found.stream()
                .mapToLong(v -> ((Number) map(v.get("numbers")).get("penalty")).longValue())
                .sum();
        if (rule.equals("longest_rest")) {
            assertThat(found).hasSize(2);
            penalty -= 10L * WEIGHT; // from the second Saturday on
        } else {
            assertThat(found).hasSize(1);
        }
        Map<String, Object> violation = found.get(0);
        assertThat(penalty).isEqualTo((long) units * WEIGHT);
        assertThat(violation).containsEntry("level", "soft");
        assertThat(map(violation.get("person")))
                .containsEntry("id", roster.people().get(0));
        assertThat(map(violation.get("numbers")))
                .containsEntry("actual", actual)
                .containsEntry("limit", of);
        assertThat((String) violation.get("text")).contains(text);
        HOSPITAL.api().get("schedules/" + draft.schedule() + "/score").then().body("data.rules.rule", hasItem(rule));
        HOSPITAL.api()
                .get("schedules/" + draft.schedule() + "/conflicts")
                .then()
                .statusCode(200)
                .body("data.rule", not(hasItem(rule)));
        assertReproduced(draft, rule);
    }

    /** Three weeks with the first person's row as written. */
    private Roster write(String row) {
        Roster draft = roster.another("WORK", Roster.day(0), Roster.day(20));
        for (int day = 0; day < row.length(); day++) {
            if (row.charAt(day) != '.') {
                (row.charAt(day) == NIGHT ? draft.doing(night) : draft).assign(0, day);
            }
        }
        return draft;
    }

    private static List<Map<String, Object>> violations(Roster draft, String rule) {
        return HOSPITAL.api()
                .get("schedules/" + draft.schedule() + "/validation")
                .jsonPath()
                .getList("data.violations.findAll { it.rule == '%s' }".formatted(rule));
    }

    @SuppressWarnings("unchecked") // as JSON has it
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    /** What an explanation says that the roster would be worth without a cell is what it is worth without it. */
    private static void assertReproduced(Roster draft, String rule) {
        List<String> cells = HOSPITAL.api()
                .get("assignments?schedule_id=" + draft.schedule())
                .jsonPath()
                .getList("data.id");
        assertThat(cells).isNotEmpty();
        for (String cell : cells) {
            JsonPath explained = HOSPITAL.api()
                    .get("schedules/" + draft.schedule() + "/assignments/" + cell + "/explanation")
                    .jsonPath();
            long before = soft(draft);
            Map<String, Object> was = HOSPITAL.api().get("assignments/" + cell).path("data");
            HOSPITAL.api().delete("assignments/" + cell).then().statusCode(204);
            assertThat(soft(draft) - before).as("without %s", was).isEqualTo(explained.getLong("data.off.delta.soft"));
            Map<String, Object> again = new HashMap<>();
            for (String field : List.of("person_id", "activity_id", "date")) {
                again.put(field, was.get(field));
            }
            again.put("schedule_id", draft.schedule());
            HOSPITAL.api().body(again).post("assignments").then().statusCode(201);
            assertThat(soft(draft)).isEqualTo(before);
        }
        assertThat(violations(draft, rule)).isNotEmpty();
    }

    private static long soft(Roster draft) {
        return HOSPITAL.api()
                .get("schedules/" + draft.schedule() + "/validation")
                .jsonPath()
                .getLong("data.score.soft");
    }

    @Test
    void countsWhatWasWorkedBefore() {
        agree(0, List.of(term("longest_work", 5), pattern(7, "D*"))).statusCode(200);
        for (int day = 3; day < 7; day++) {
            roster.assign(0, day);
        }
        roster.published();
        Roster next = roster.another("WORK", Roster.day(7), Roster.day(13));
        next.assign(0, 7);
        next.assign(0, 8);
        HOSPITAL.api()
                .get("schedules/" + next.schedule() + "/validation")
                .then()
                .body("data.violations.findAll { it.rule == 'longest_work' }", hasSize(1))
                .body("data.violations.find { it.rule == 'longest_work' }.numbers.actual", equalTo(6))
                .body("data.violations.find { it.rule == 'longest_work' }.numbers.penalty", equalTo(WEIGHT))
                .body("data.violations.find { it.rule == 'unwanted_pattern' }.window.start", equalTo(Roster.day(6)));
        agree(0, null);
        HOSPITAL.api()
                .get("schedules/" + next.schedule() + "/validation")
                .then()
                .body("data.violations.rule", not(hasItem("longest_work")));
    }

    @Test
    void takesItsShareOfWhatIsAgreedForAPeriod() {
        patch(
                        roster.people().get(0),
                        Map.of(
                                "limits",
                                Map.of(
                                        "period_days",
                                        42,
                                        "terms",
                                        List.of(term("most_shifts", 4), term("least_shifts", 10)))))
                .statusCode(200);
        Roster draft = write("D.D.D"); // three weeks of six
        List<Map<String, Object>> most = violations(draft, "most_shifts");
        assertThat(map(most.get(0).get("numbers"))).containsEntry("limit", 2).containsEntry("penalty", WEIGHT);
        List<Map<String, Object>> least = violations(draft, "least_shifts");
        assertThat(map(least.get(0).get("numbers"))).containsEntry("limit", 5).containsEntry("penalty", 2 * WEIGHT);
    }

    @Test
    void leavesOutAPatternThatCannotStandInTheSchedule() {
        String elsewhere = HOSPITAL.activity(HOSPITAL.team());
        Map<String, Object> term = term("unwanted_pattern", null);
        term.put("days", List.of(Map.of("kind", "activity", "activity_id", elsewhere)));
        agree(0, List.of(term)).statusCode(200);
        assertThat(violations(write("D"), "unwanted_pattern")).isEmpty();
    }

    @Test
    void isKeptByTheSolverWhereItCanBe() {
        roster.needing("minimum", 1);
        List<Map<String, Object>> terms = List.of(
                term("complete_weekends", null),
                term("identical_weekends", null),
                term("longest_work", 4),
                term("shortest_work", 2),
                term("most_shifts", 4),
                term("shortest_rest", 2));
        agree(0, terms);
        agree(1, terms);
        String kept = generated();
        HOSPITAL.api()
                .get("schedules/" + kept + "/validation")
                .then()
                .body("data.score.hard", equalTo(0))
                .body("data.violations", empty());
        agree(0, List.of(term("most_shifts", 0)));
        agree(1, List.of(term("most_weekends", 0), term("most_shifts", 3)));
        String broken = generated();
        HOSPITAL.api()
                .get("schedules/" + broken + "/validation")
                .then()
                .body("data.score.hard", equalTo(0))
                .body("data.score.soft", equalTo(-4 * WEIGHT))
                .body("data.violations.level", not(hasItem("hard")));
    }

    private String generated() {
        return HOSPITAL.generated(
                2000, Map.of("team_id", roster.team(), "start_date", Roster.FIRST, "end_date", Roster.LAST));
    }

    @Test
    void makesNothingImpossible() {
        roster.needing("minimum", 1);
        agree(0, List.of(term("most_shifts", 0)));
        agree(1, List.of(term("most_shifts", 0), term("longest_work", 1)));
        String diagnose = "schedules/" + roster.schedule() + "/diagnose";
        HOSPITAL.api()
                .body(Map.of("time_limit_seconds", 10))
                .post(diagnose)
                .then()
                .statusCode(200)
                .body("data.status", equalTo("feasible"));
        roster.absent(0, 2);
        roster.absent(1, 2);
        HOSPITAL.api()
                .body(Map.of("time_limit_seconds", 10))
                .post(diagnose)
                .then()
                .body("data.status", equalTo("infeasible"))
                .body("data.conflict.kind", containsInAnyOrder("minimum_cover", "absence", "absence"));
    }
}
