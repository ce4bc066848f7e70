package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("The repair of a schedule from which more or less is wanted")
class DemandRepairSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 3);

    private Map<String, Object> wanted(int required, String field, Object value) {
        Map<String, Object> change =
                new HashMap<>(Map.of("activity_id", roster.activity(), "date", Roster.day(0), "required", required));
        change.put(field, value);
        return change;
    }

    private Response repair(Object... changes) {
        return HOSPITAL.api()
                .body(Map.of("demand_changes", List.of(changes)))
                .post("schedules/" + roster.schedule() + "/repair");
    }

    private Response apply(Object... changes) {
        return HOSPITAL.api()
                .body(Map.of("changes", List.of(changes)))
                .post("schedules/" + roster.schedule() + "/repair/apply");
    }

    private Map<String, Object> work(int person) {
        return new HashMap<>(Map.of(
                "person_id",
                roster.people().get(person),
                "activity_id",
                roster.activity(),
                "date",
                Roster.day(0),
                "slot",
                "day"));
    }

    @Test
    void givesWorkToSomebodyWhoIsOffAndIsApplied() {
        Map<String, Object> cover = wanted(1, "minimum", 1);
        cover.put("team_id", roster.team());
        HOSPITAL.create("coverage-requirements", cover);
        roster.assign(0, 0);
        HOSPITAL.create(
                "requests",
                Map.of("person_id", roster.people().get(1), "date", Roster.day(0), "kind", "off", "weight", 7));
        roster.published();
        String tag = HOSPITAL.api().get("schedules/" + roster.schedule()).header("ETag");
        Map<String, Object> change = repair(wanted(2, "minimum", 2))
                .then()
                .statusCode(200)
                .body("data.proposals", hasSize(2))
                .body("data.proposals[0].changes", hasSize(1))
                .body("data.proposals[0].changes[0].assignment_id", nullValue())
                .body("data.proposals[0].changes[0].from_person_id", nullValue())
                .body(
                        "data.proposals.changes[0].person_id",
                        contains(roster.people().get(2)))
                .body("data.proposals[0].disturbed.id", contains(roster.people().get(2)))
                .body("data.proposals[0].missing", equalTo(0))
                .body("data.proposals[0].moved_within_notice", equalTo(0))
                .body("data.proposals[0].delta.hard", equalTo(1))
                .body("data.proposals[0].violations", empty())
                .body("data.proposals[0].text", containsString("+1 hard"))
                .body("data.proposals[1].violations.rule", contains("request"))
                .extract()
                .path("data.proposals[0].changes[0]");
        assertThat(HOSPITAL.api().get("schedules/" + roster.schedule()).header("ETag"))
                .isEqualTo(tag);

        change.keySet().removeAll(List.of("assignment_id", "from_person_id"));
        String id = apply(change)
                .then()
                .statusCode(200)
                .body("data.assignments", hasSize(1))
                .body("data.assignments[0].person_id", equalTo(roster.people().get(2)))
                .body("data.assignments[0].in_force", equalTo(true))
                .body("data.assignments[0].pinned", equalTo(true))
                .extract()
                .path("data.assignments[0].id");
        assertThat(Db.texts(
                        "select type from domain_event where workspace_id = ? and cast(payload as text) like ?",
                        HOSPITAL.workspace(),
                        "%" + id + "%"))
                .contains("assignment.created");
        assertThat(roster.duty()).hasSize(2);
        roster.assertConsistent();
        repair(wanted(2, "minimum", 2)).then().statusCode(200).body("data.proposals", empty());
    }

    @Test
    void letsOffWhoIsNoLongerNeeded() {
        roster.needing("over_weight", 2);
        String first = roster.assign(0, 0);
        String second = roster.assign(1, 0);
        HOSPITAL.create(
                "requests",
                Map.of("person_id", roster.people().get(1), "date", Roster.day(0), "kind", "on", "weight", 7));
        repair(wanted(1, "minimum", null))
                .then()
                .statusCode(200)
                .body("data.proposals", hasSize(1))
                .body("data.proposals[0].changes.assignment_id", contains(first))
                .body("data.proposals[0].changes[0].person_id", nullValue())
                .body("data.proposals[0].delta.soft", equalTo(2))
                .body("data.proposals[0].text", containsString("is let off"));
        Map<String, Object> taken = new HashMap<>(Map.of("assignment_id", first));
        taken.put("person_id", null);
        Map<String, Object> given =
                Map.of("assignment_id", second, "person_id", roster.people().get(0));
        apply(taken, given, work(2))
                .then()
                .statusCode(200)
                .body(
                        "data.assignments.person_id",
                        contains(roster.people().get(0), roster.people().get(2)));
    }

    @Test
    void isRefusedWhereItMeansNothing() {
        roster.needing("minimum", 1);
        refused("demand_changes", wanted(1, "activity_id", UUID.randomUUID().toString()));
        refused("date", wanted(1, "date", Roster.day(9)));
        refused("slot", wanted(1, "slot", "night"));
        refused("demand_changes", wanted(1, "minimum", 2));
        refused("demand_changes", wanted(1, "minimum", 1), wanted(2, "minimum", 1));
        refused("demand_changes", wanted(52, "minimum", 1));
        repair(wanted(1, "required", -1)).then().statusCode(422);
        repair(wanted(1, "weight", 1)).then().statusCode(400);
    }

    private void refused(String field, Object... changes) {
        repair(changes).then().statusCode(422).body("error.details.field_errors", hasKey(field));
    }

    @Test
    void isAppliedOnlyAsItMayBeWrittenByHand() {
        String id = roster.assign(0, 0);
        String stored = roster.rows();
        apply(work(0)).then().statusCode(409).body("error.code", equalTo("CONFLICT"));
        apply(work(1), work(1)).then().statusCode(409);
        Map<String, Object> unclear = work(1);
        unclear.put("assignment_id", id);
        apply(unclear).then().statusCode(422).body("error.details.field_errors", hasKey("changes"));
        Map<String, Object> nobody = work(1);
        nobody.remove("person_id");
        apply(nobody).then().statusCode(422).body("error.details.field_errors", hasKey("changes"));
        assertThat(roster.rows()).isEqualTo(stored);
        roster.absent(2, 0);
        apply(work(1), work(2)).then().statusCode(422).body("error.code", equalTo("RULE_VIOLATION"));
        HOSPITAL.api().get("assignments/" + id).then().statusCode(200);
    }
}
