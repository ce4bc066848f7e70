package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("The repair of a schedule")
class RepairSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 3);

    private Response repair(Map<String, ?> body) {
        return HOSPITAL.api().body(body).post("schedules/" + roster.schedule() + "/repair");
    }

    private Map<String, Object> sick(int person, int day) {
        Map<String, Object> away = Map.of(
                "person_id", roster.people().get(person), "start_date", Roster.day(day), "end_date", Roster.day(day));
        return new HashMap<>(Map.of("absences", List.of(away)));
    }

    private Response apply(List<?> changes, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("changes", changes));
        body.putAll(more);
        return HOSPITAL.api().body(body).post("schedules/" + roster.schedule() + "/repair/apply");
    }

    private List<String> stored() {
        return Db.texts(
                "select id || ' ' || person_id || ' ' || version from assignment where schedule_id = cast(? as uuid)"
                        + " order by 1",
                roster.schedule());
    }

    private static Map<String, Object> handOver(String assignment, String person) {
        Map<String, Object> change = new HashMap<>();
        change.put("assignment_id", assignment);
        change.put("person_id", person);
        return change;
    }

    @Test
    void isProposedWithoutChangingAnythingAndThenApplied() {
        Map<String, Object> cover = new HashMap<>(Map.of("team_id", roster.team(), "activity_id", roster.activity()));
        cover.putAll(Map.of("date", Roster.day(0), "required", 1, "minimum", 1));
        HOSPITAL.create("coverage-requirements", cover);
        String id = roster.assign(0, 0);
        HOSPITAL.create(
                "requests",
                Map.of("person_id", roster.people().get(1), "date", Roster.day(0), "kind", "off", "weight", 7));
        roster.published();
        List<String> stored = stored();
        List<Map<String, Object>> proposals = repair(sick(0, 0))
                .then()
                .statusCode(200)
                .body("data.proposals", hasSize(3))
                .body("data.proposals[0].changes", hasSize(1))
                .body("data.proposals[0].changes[0].assignment_id", equalTo(id))
                .body(
                        "data.proposals[0].changes[0].from_person_id",
                        equalTo(roster.people().get(0)))
                .body(
                        "data.proposals.changes[0].person_id",
                        contains(roster.people().get(2)))
                .body("data.proposals[0].disturbed.id", contains(roster.people().get(2)))
                .body("data.proposals[0].moved_within_notice", equalTo(0))
                .body("data.proposals[0].delta.hard", equalTo(1))
                .body("data.proposals[0].violations", empty())
                .body("data.proposals[0].text", containsString("+1 hard"))
                .body("data.proposals[2].violations.rule", hasItem("minimum_cover"))
                .body("data.proposals[2].text", containsString("nobody"))
                .extract()
                .path("data.proposals[0].changes");
        assertThat(stored()).isEqualTo(stored);

        roster.absent(0, 0);
        Map<String, Object> change = proposals.get(0);
        apply(List.of(handOver((String) change.get("assignment_id"), (String) change.get("person_id"))), Map.of())
                .then()
                .statusCode(200)
                .body("data.assignments.person_id", contains(roster.people().get(2)))
                .body("data.assignments.in_force", contains(true))
                .body("data.violations", empty());
        assertThat(Db.texts(
                        "select type from domain_event where workspace_id = ? and cast(payload as text) like ?",
                        HOSPITAL.workspace(),
                        "%" + id + "%"))
                .contains("assignment.updated");
        repair(Map.of()).then().statusCode(200).body("data.proposals", empty());
        roster.assertConsistent();
    }

    @Test
    void isAppliedAsAWholeOrNotAtAll() {
        String first = roster.assign(0, 0);
        String second = roster.assign(1, 0);
        String tag = HOSPITAL.api().get("schedules/" + roster.schedule()).header("ETag");
        List<String> people = roster.people();
        List<String> stored = stored();
        apply(List.of(handOver(first, people.get(2)), handOver(second, people.get(2))), Map.of())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("CONFLICT"));
        apply(List.of(handOver(first, people.get(2)), handOver(UUID.randomUUID().toString(), people.get(2))), Map.of())
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("changes"));
        apply(List.of(handOver(first, people.get(2)), handOver(first, null)), Map.of())
                .then()
                .statusCode(422);
        roster.absent(2, 0);
        apply(List.of(handOver(first, people.get(2))), Map.of())
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"));
        assertThat(HOSPITAL.api().get("schedules/" + roster.schedule()).header("ETag"))
                .isEqualTo(tag);
        assertThat(stored()).isEqualTo(stored);

        HOSPITAL.api()
                .header(seen(999))
                .body(Map.of("changes", List.of(handOver(first, null))))
                .post("schedules/" + roster.schedule() + "/repair/apply")
                .then()
                .statusCode(412);
        apply(List.of(handOver(second, null), handOver(first, people.get(1))), Map.of())
                .then()
                .statusCode(200)
                .body("data.assignments.person_id", contains(people.get(1)));
        HOSPITAL.api().get("assignments/" + second).then().statusCode(404);
    }

    @Test
    void keepsToWhatIsFrozen() {
        String today = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(2).toString();
        String schedule = HOSPITAL.draft(roster.team(), "WORK", today, today, roster.people());
        Roster near = new Roster(HOSPITAL, roster.team(), roster.people(), roster.activity(), schedule);
        String id = near.post(Map.of(
                        "schedule_id",
                        schedule,
                        "person_id",
                        roster.people().get(0),
                        "activity_id",
                        roster.activity(),
                        "date",
                        today))
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        near.published();
        Map<String, Object> body = new HashMap<>(
                Map.of("changes", List.of(handOver(id, roster.people().get(1)))));
        HOSPITAL.api()
                .body(body)
                .post("schedules/" + schedule + "/repair/apply")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("FROZEN"));
        body.put("override", Map.of("reason_code", "sick_call", "reason_text", "told by telephone"));
        HOSPITAL.api()
                .body(body)
                .post("schedules/" + schedule + "/repair/apply")
                .then()
                .statusCode(200)
                .body("data.assignments.id", contains(id))
                .body("data.assignments.person_id", not(hasItem(roster.people().get(0))));
    }

    @Test
    void isRefusedForWhomTheScheduleIsNot() {
        Map<String, Object> stranger = Map.of(
                "person_id", HOSPITAL.person(roster.team()), "start_date", Roster.FIRST, "end_date", Roster.LAST);
        repair(Map.of("absences", List.of(stranger)))
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("absences"));
        repair(Map.of("disruption_budget", -1))
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("disruption_budget"));
        apply(List.of(), Map.of()).then().statusCode(422);
        Roster longer = new Roster(
                HOSPITAL,
                roster.team(),
                roster.people(),
                roster.activity(),
                HOSPITAL.draft(roster.team(), "WORK", Roster.day(100), Roster.day(150), roster.people()));
        for (int day = 100; day <= 150; day++) {
            longer.assign(0, day);
        }
        Map<String, String> away =
                Map.of("person_id", roster.people().get(0), "start_date", Roster.day(0), "end_date", Roster.day(200));
        HOSPITAL.api()
                .body(Map.of("absences", List.of(away)))
                .post("schedules/" + longer.schedule() + "/repair")
                .then()
                .statusCode(422)
                .body("error.details.field_errors.absences[0]", containsString("51 duties"));
    }
}
