package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Hospital;

@DisplayName("The reasons of a schedule")
class ReasonSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 4);

    private Response explanation(String assignment) {
        return HOSPITAL.api().get("schedules/" + roster.schedule() + "/assignments/" + assignment + "/explanation");
    }

    private Response whyNot(int person, int day, String more) {
        return HOSPITAL.api().get(question(person, day) + more);
    }

    private String question(int person, int day) {
        return "schedules/%s/why-not?person_id=%s&period=%s&activity=%s"
                .formatted(roster.schedule(), roster.people().get(person), Roster.day(day), roster.activity());
    }

    private int[] score() {
        JsonPath validation = HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/validation")
                .jsonPath();
        return new int[] {validation.getInt("data.score.hard"), validation.getInt("data.score.soft")};
    }

    @Test
    void nameWhatAnAssignmentServesWhatBindsAndWhoElseCould() {
        roster.needing("minimum", 1);
        HOSPITAL.create(
                "requests",
                Map.of("person_id", roster.people().get(1), "date", Roster.day(0), "kind", "off", "weight", 7));
        roster.absent(3, 0);
        String id = roster.assign(0, 0);
        explanation(id)
                .then()
                .statusCode(200)
                .body("data.assignment_id", equalTo(id))
                .body("data.person.id", equalTo(roster.people().get(0)))
                .body("data.slot", equalTo("day"))
                .body("data.pinned", equalTo(true))
                .body("data.demands", hasSize(1))
                .body("data.demands[0].minimum", equalTo(1))
                .body("data.demands[0].present", equalTo(1))
                .body("data.binding_rules", contains("minimum_cover", "under_cover"))
                .body("data.off.delta.hard", equalTo(-1))
                .body("data.off.violations.rule", hasItem("minimum_cover"))
                .body("data.considered", equalTo(3))
                .body("data.eligible", equalTo(2))
                .body(
                        "data.candidates.person.id",
                        contains(roster.people().get(2), roster.people().get(1)))
                .body("data.candidates[0].delta.soft", equalTo(0))
                .body("data.candidates[0].violations", empty())
                .body("data.candidates[0].doing_activity_id", nullValue())
                .body(
                        "data.candidates[0].instead_of.id",
                        equalTo(roster.people().get(0)))
                .body("data.candidates[0].text", containsString("the score stays as it is"))
                .body("data.candidates[1].delta.soft", equalTo(-7))
                .body("data.candidates[1].violations.rule", contains("request"))
                .body("data.candidates[1].text", containsString("-7 soft"))
                .body("data.text", containsString("without, worse in minimum_cover, under_cover; 2 candidates"))
                .body("data.text", containsString("Mon " + Roster.FIRST));
    }

    @Test
    void areReproducedByTheRosterAsItIsThenJudged() {
        roster.needing("minimum", 1);
        String late = roster.activity("14:00", "on_site");
        HOSPITAL.create(
                "requests",
                Map.of("person_id", roster.people().get(1), "date", Roster.day(1), "kind", "off", "weight", 9));
        roster.absent(2, 1);
        agree(0, Map.of("rule", "least_shifts", "limit", 3, "weight", 5));
        agree(1, Map.of("rule", "most_shifts", "limit", 0, "weight", 4));
        agree(3, Map.of("rule", "longest_work", "limit", 1, "weight", 6));
        roster.doing(late).assign(3, 0);
        for (int day = 0; day < 3; day++) {
            String id = roster.assign(0, day);
            List<Map<String, Object>> candidates = explanation(id).path("data.candidates");
            assertThat(candidates).hasSizeGreaterThan(1);
            int tried = 0;
            for (Map<String, Object> candidate : candidates) {
                if (candidate.get("doing_activity_id") == null) {
                    assertDelta(id, candidate);
                    tried++;
                }
            }
            assertThat(tried).isPositive();
        }
    }

    private void agree(int person, Map<String, ?> term) {
        String path = "people/" + roster.people().get(person);
        HOSPITAL.api()
                .header(seen(HOSPITAL.api().get(path)))
                .body(Map.of("limits", Map.of("terms", List.of(term))))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void nameWhatAContractAsksAtAPrice() {
        roster.needing("minimum", 1);
        agree(1, Map.of("rule", "longest_work", "limit", 1, "weight", 7));
        agree(0, Map.of("rule", "least_shifts", "limit", 1, "weight", 5));
        roster.assign(1, 0);
        String id = roster.assign(0, 1);
        whyNot(1, 1, "")
                .then()
                .body("data.verdict", equalTo("would_cost"))
                .body("data.choices.find { it.instead_of != null }.delta.soft", equalTo(-7 - 5))
                .body(
                        "data.choices.find { it.instead_of != null }.violations.rule",
                        containsInAnyOrder("least_shifts", "longest_work"))
                .body("data.choices.violations.flatten().text", hasItem(containsString("at most 1 are agreed")));
        explanation(id)
                .then()
                .body("data.binding_rules", containsInAnyOrder("least_shifts", "minimum_cover", "under_cover"))
                .body("data.candidates.find { it.doing_activity_id == null }.delta.soft", equalTo(-5))
                .body(
                        "data.candidates.find { it.person.id == '%s' }.delta.soft"
                                .formatted(roster.people().get(1)),
                        equalTo(-7 - 5));
    }

    @Test
    void followTheRuleThatBinds() {
        roster.needing("minimum", 1);
        String liked = wish(0, "on", 9);
        String disliked = wish(1, "off", 7);
        wish(2, "off", 3);
        roster.absent(3, 0);
        String id = roster.assign(0, 0);
        explanation(id)
                .then()
                .body("data.binding_rules", contains("request", "minimum_cover", "under_cover"))
                .body("data.off.delta.hard", equalTo(-1))
                .body(
                        "data.candidates.person.id",
                        contains(roster.people().get(2), roster.people().get(1)))
                .body("data.candidates.delta.soft", contains(-9 - 3, -9 - 7));
        int off = explanation(id).path("data.off.delta.soft");
        HOSPITAL.api().delete("requests/" + disliked).then().statusCode(204);
        explanation(id)
                .then()
                .body(
                        "data.candidates.person.id",
                        contains(roster.people().get(1), roster.people().get(2)))
                .body("data.candidates.delta.soft", contains(-9, -9 - 3));
        HOSPITAL.api().delete("requests/" + liked).then().statusCode(204);
        explanation(id)
                .then()
                .body("data.binding_rules", contains("minimum_cover", "under_cover"))
                .body("data.off.delta.soft", equalTo(off + 9))
                .body("data.candidates.delta.soft", contains(0, -3));
        String cover = HOSPITAL.api()
                .get("coverage-requirements?activity_id=" + roster.activity())
                .path("data[0].id");
        HOSPITAL.api().delete("coverage-requirements/" + cover).then().statusCode(204);
        explanation(id)
                .then()
                .body("data.binding_rules", empty())
                .body("data.off.delta.hard", equalTo(0))
                .body("data.off.delta.soft", equalTo(1));
    }

    private String wish(int person, String kind, int weight) {
        return HOSPITAL.create(
                "requests",
                Map.of(
                        "person_id",
                        roster.people().get(person),
                        "date",
                        Roster.day(0),
                        "kind",
                        kind,
                        "weight",
                        weight));
    }

    /** Gives the assignment to the candidate, judges, and gives it back. */
    private void assertDelta(String assignment, Map<String, Object> candidate) {
        int[] before = score();
        Map<String, Integer> delta = map(candidate.get("delta"));
        give(assignment, (String) this.<Object>map(candidate.get("person")).get("id"));
        int[] after = score();
        assertThat(List.of(after[0] - before[0], after[1] - before[1]))
                .as("what %s would change", candidate)
                .containsExactly(delta.get("hard"), delta.get("soft"));
        give(assignment, roster.people().get(0));
        assertThat(score()).isEqualTo(before);
    }

    private void give(String assignment, String person) {
        Response now = HOSPITAL.api().get("assignments/" + assignment);
        HOSPITAL.api()
                .header(seen(now))
                .body(Map.of("person_id", person, "override_reason", "to see what it costs"))
                .patch("assignments/" + assignment)
                .then()
                .statusCode(200);
    }

    @SuppressWarnings("unchecked") // as JSON has it
    private <T> Map<String, T> map(Object json) {
        return new HashMap<>((Map<String, T>) json);
    }

    @Test
    void sayWhyNot() {
        roster.needing("minimum", 1);
        roster.assign(0, 0);
        roster.absent(1, 0);
        HOSPITAL.create(
                "requests",
                Map.of("person_id", roster.people().get(2), "date", Roster.day(0), "kind", "off", "weight", 7));
        whyNot(0, 0, "")
                .then()
                .statusCode(200)
                .body("data.verdict", equalTo("assigned"))
                .body("data.choices", empty());
        whyNot(1, 0, "&slot=day")
                .then()
                .statusCode(200)
                .body("data.verdict", equalTo("ineligible"))
                .body("data.reasons.code", contains("absence"))
                .body("data.choices.violations.rule.flatten()", hasItem("absence"))
                .body("data.text", containsString("is absent"));
        whyNot(2, 0, "")
                .then()
                .body("data.verdict", equalTo("would_cost"))
                .body("data.reasons", empty())
                .body("data.choices", hasSize(2))
                .body("data.choices[0].instead_of.id", equalTo(roster.people().get(0)))
                .body("data.choices[0].delta.soft", equalTo(-7))
                .body("data.choices[1].instead_of", nullValue())
                .body("data.choices[1].delta.soft", lessThan(-7));
        whyNot(3, 0, "").then().body("data.verdict", equalTo("nothing_against"));
        String gone = roster.people().get(3);
        HOSPITAL.api().delete("people/" + gone);
        whyNot(3, 0, "").then().body("data.reasons.code", contains("inactive"));
        explanation(roster.assign(0, 1)).then().body("data.candidates.person.id", not(hasItem(gone)));
        String stranger = HOSPITAL.person(roster.team());
        HOSPITAL.api()
                .get(question(0, 0).replace(roster.people().get(0), stranger))
                .then()
                .statusCode(200)
                .body("data.verdict", equalTo("ineligible"))
                .body("data.reasons.code", contains("not_planned"));
    }

    @Test
    void sayWhatWouldBreak() {
        String night = roster.activity("22:00", "on_site");
        HOSPITAL.api()
                .header(seen(HOSPITAL.api().get("people/" + roster.people().get(1))))
                .body(Map.of("limits", Map.of("min_rest_minutes", 600)))
                .patch("people/" + roster.people().get(1))
                .then()
                .statusCode(200);
        roster.doing(night).assign(1, 0);
        String id = roster.assign(0, 1);
        whyNot(1, 1, "")
                .then()
                .body("data.verdict", equalTo("would_break"))
                .body("data.choices[0].violations.rule", hasItem("rest"))
                .body("data.text", containsString("at least 600 are due"));
        explanation(id)
                .then()
                .body(
                        "data.candidates.find { it.person.id == '"
                                + roster.people().get(1) + "' }.delta.hard",
                        equalTo(-480));
    }

    @Test
    void areRefusedWhereTheQuestionMeansNothing() {
        whyNot(0, 9, "").then().statusCode(422).body("error.details.field_errors", hasKey("period"));
        whyNot(0, 0, "&slot=am").then().statusCode(422).body("error.details.field_errors", hasKey("slot"));
        HOSPITAL.api()
                .get(question(0, 0).replace(roster.activity(), "NONE"))
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("activity"));
        for (String parameter : List.of("person_id", "period", "activity")) {
            HOSPITAL.api()
                    .get(question(0, 0).replaceFirst(parameter + "=[^&]*&?", ""))
                    .then()
                    .statusCode(400)
                    .body("error.details.field_errors", hasKey(parameter));
        }
        String id = roster.assign(0, 0);
        Roster other = roster.another("WORK", Roster.FIRST, Roster.LAST);
        HOSPITAL.api()
                .get("schedules/" + other.schedule() + "/assignments/" + id + "/explanation")
                .then()
                .statusCode(404);
        explanation(UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void areTheirOwnForResidentsOnceTheScheduleIsPublished() {
        String own = roster.assign(0, 0);
        String others = roster.assign(1, 1);
        String resident = HOSPITAL.user("resident", roster.people().get(0));
        String path = "schedules/" + roster.schedule() + "/assignments/";
        Api.as(resident).get(question(0, 1)).then().statusCode(404);
        Api.as(resident).get(path + own + "/explanation").then().statusCode(404);
        roster.published();
        Api.as(resident).get(question(0, 1)).then().statusCode(200);
        Api.as(resident).get(question(1, 1)).then().statusCode(404);
        Api.as(resident).get(path + own + "/explanation").then().statusCode(200);
        Api.as(resident).get(path + others + "/explanation").then().statusCode(404);
        Api.as(HOSPITAL.user("faculty", roster.people().get(1)))
                .get(question(0, 1))
                .then()
                .statusCode(403);
    }
}
