package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;

@DisplayName("A scenario of a schedule")
@InTurn
class ScenarioSystemIT {
    private static final Hospital HOSPITAL = Hospital.open();

    private final Roster roster = Roster.of(HOSPITAL, 3);
    private final Scenarios scenarios = new Scenarios(roster);

    @Test
    void branchesOffWithTheRosterAndIsSeenOnlyByThoseWhoAskForIt() {
        roster.assign(0, 0);
        roster.assign(1, 1);
        Roster scenario = scenarios.branch();
        assertThat(scenarios.work(scenario)).containsExactly("0/0", "1/1");
        scenarios
                .get(scenario, "")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("data.schedule_id", equalTo(roster.schedule()))
                .body("data.status", equalTo("draft"))
                .body("data.changes", empty());
        assertThat(scenario.<String>read("scenario_of")).isEqualTo(roster.schedule());
        String id = scenario.schedule();
        HOSPITAL.api().get("schedules?page_size=100").then().body("data.id", not(hasItem(id)));
        HOSPITAL.api()
                .get("schedules?scenario_of=" + roster.schedule())
                .then()
                .statusCode(200)
                .body("data.id", contains(id));
        HOSPITAL.api()
                .get("schedules/" + roster.schedule() + "/scenarios?search=what&status=draft&sort=name")
                .then()
                .statusCode(200)
                .body("data.id", contains(id));
        HOSPITAL.api().get("assignments?page_size=100").then().body("data.schedule_id", not(hasItem(id)));
        HOSPITAL.api().get("assignments?schedule_id=" + id).then().body("data", hasSize(2));
        roster.published();
        String resident = HOSPITAL.user("resident", roster.people().get(0));
        Api.as(resident)
                .get("schedules/" + roster.schedule() + "/scenarios")
                .then()
                .statusCode(403);
        Api.as(resident).get("schedules/" + id).then().statusCode(404);
        Hospital.open().api().get("schedules/" + id).then().statusCode(404);
        HOSPITAL.api()
                .get("schedules/" + id + "/scenarios/" + roster.schedule())
                .then()
                .statusCode(404);
    }

    @Test
    void isNeverPublishedNorBranchedOffAgainNorPlannedAround() {
        Roster scenario = scenarios.branch();
        String rows = roster.rows();
        scenario.publish()
                .then()
                .statusCode(409)
                .body("error.code", equalTo("SCENARIO"))
                .body("error.message", containsString("merge"))
                .body("error.details.schedule_id", equalTo(roster.schedule()));
        new Scenarios(scenario).post().then().statusCode(409).body("error.code", equalTo("SCENARIO"));
        HOSPITAL.api()
                .body(Map.of(
                        "name",
                        "Calls",
                        "team_id",
                        roster.team(),
                        "layer",
                        "call",
                        "start_date",
                        Roster.FIRST,
                        "end_date",
                        Roster.LAST,
                        "with_drafts",
                        List.of(scenario.schedule())))
                .post("schedules")
                .then()
                .statusCode(422)
                .body("error.details.field_errors.with_drafts[0]", containsString("scenario"));
        assertThat(roster.rows()).isEqualTo(rows);
    }

    @Test
    void keepsItsScheduleFromBeingDeletedUntilItIsDeletedItself() {
        Roster scenario = scenarios.branch(away(0, 0, 0));
        HOSPITAL.api()
                .delete("schedules/" + roster.schedule())
                .then()
                .statusCode(409)
                .body("error.details.used_by", contains("schedule"));
        HOSPITAL.api()
                .header(seen(999))
                .delete("schedules/" + roster.schedule() + "/scenarios/" + scenario.schedule())
                .then()
                .statusCode(412);
        scenarios.delete(scenario).then().statusCode(204);
        scenarios.get(scenario, "").then().statusCode(404);
        HOSPITAL.api().delete("schedules/" + roster.schedule()).then().statusCode(204);
    }

    @Test
    void tellsWhatHappensToPeople() {
        String late = HOSPITAL.activity(roster.team());
        roster.assign(0, 0);
        roster.assign(0, 1);
        roster.doing(late).assign(1, 1);
        roster.assign(0, 2);
        roster.assign(0, 3);
        roster.assign(2, 5);
        Roster scenario = scenarios.branch();
        scenarios.remove(scenario, 0, 0);
        scenario.assign(1, 0); // hand-over
        scenarios.remove(scenario, 0, 1);
        scenarios.remove(scenario, 1, 1);
        scenario.doing(late).assign(0, 1);
        scenario.assign(1, 1); // exchange
        scenarios.remove(scenario, 0, 2);
        scenario.doing(late).assign(0, 2); // other work
        scenarios.remove(scenario, 0, 3);
        scenario.assign(0, 4); // move
        scenarios.remove(scenario, 2, 5); // removal
        scenario.doing(late).assign(2, 6); // addition
        String name = HOSPITAL.api().get("people/" + roster.people().get(1)).path("data.name");
        scenarios
                .get(scenario, "/diff")
                .then()
                .statusCode(200)
                .body("data.changes.kind", contains("hand_over", "exchange", "change", "move", "removal", "addition"))
                .body("data.changes[0].person.id", equalTo(roster.people().get(0)))
                .body("data.changes[0].other_person.id", equalTo(roster.people().get(1)))
                .body("data.changes[0].text", containsString(name + " does "))
                .body("data.changes[1].text", containsString(" exchange "))
                .body("data.changes[2].other_activity_id", equalTo(late))
                .body("data.changes[3].to_date", equalTo(Roster.day(4)))
                .body("data.changes[4].text", containsString("no longer does"))
                .body("data.cells.counts.people", equalTo(3))
                .body("data.score.score.soft", equalTo(0))
                .body("data.score.fairness", not(empty()));
    }

    @Test
    void bringsWhatIsNewInItIntoTheScheduleAndKeepsWhatIsNewThere() {
        roster.assign(0, 0);
        roster.assign(0, 1);
        Roster scenario = scenarios.branch();
        scenarios.remove(scenario, 0, 0);
        scenario.assign(1, 0);
        roster.assign(2, 2);
        Header tag = seen(HOSPITAL.api().get("schedules/" + roster.schedule()));
        List<String> before = scenarios.work(roster);
        scenarios
                .get(scenario, "/merge")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body(
                        "data.taken.person.id",
                        contains(roster.people().get(0), roster.people().get(1)))
                .body("data.taken[0].scenario_activity_id", nullValue())
                .body("data.taken[0].text", containsString("nothing instead of"))
                .body("data.conflicts", empty())
                .body("data.left.cells", empty());
        assertThat(scenarios.work(roster)).isEqualTo(before);
        scenarios
                .merge(scenario)
                .then()
                .statusCode(200)
                .body("data.taken", hasSize(2))
                .body("data.schedule_version", equalTo(version(roster)))
                .body("data.kept", empty())
                .body("data.violations", empty());
        assertThat(scenarios.work(roster)).containsExactly("0/1", "1/0", "2/2");
        assertThat(Db.texts(
                        "select type from domain_event where workspace_id = ? and cast(payload as text) like ?",
                        HOSPITAL.workspace(),
                        "%" + scenario.schedule() + "%"))
                .contains("scenario.created", "scenario.merged");
        HOSPITAL.api().get("schedules/" + roster.schedule() + "/history").then().body("data.action", hasItem("merge"));
        HOSPITAL.api()
                .header(tag)
                .body(Map.of())
                .post("schedules/" + roster.schedule() + "/scenarios/" + scenario.schedule() + "/merge")
                .then()
                .statusCode(412);
        scenarios.merge(scenario).then().statusCode(200).body("data.taken", empty());
        scenarios.remove(roster, 1, 0); // later than the merge: the scenario has nothing new to say
        scenarios.get(scenario, "/merge").then().body("data.taken", empty()).body("data.conflicts", empty());
    }

    @Test
    void isMergedTogetherWithAnotherThatHasNothingInCommonWithIt() {
        roster.assign(0, 0);
        Roster one = scenarios.branch();
        Roster other = scenarios.branch();
        one.assign(1, 1);
        other.assign(2, 2);
        scenarios.merge(one).then().statusCode(200);
        scenarios.merge(other).then().statusCode(200);
        assertThat(scenarios.work(roster)).containsExactly("0/0", "1/1", "2/2");
    }

    @Test
    void listsEveryConflictAndStoresNothingUntilEachIsResolved() {
        String late = HOSPITAL.activity(roster.team());
        roster.assign(0, 0);
        roster.assign(1, 1);
        Roster scenario = scenarios.branch();
        scenarios.remove(scenario, 0, 0);
        scenarios.remove(scenario, 1, 1);
        scenario.assign(2, 2);
        for (int person = 0; person < 2; person++) {
            scenarios.remove(roster, person, person);
            roster.doing(late).assign(person, person);
        }
        List<String> before = scenarios.stored(roster);
        scenarios
                .get(scenario, "/merge")
                .then()
                .body("data.conflicts", hasSize(2))
                .body("data.conflicts[0].text", containsString("nothing in the scenario"));
        String rows = roster.rows();
        scenarios
                .merge(scenario)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("MERGE_CONFLICT"))
                .body("error.details.conflicts", hasSize(2))
                .body("error.details.conflicts[0].schedule_activity_id", equalTo(late));
        scenarios
                .merge(scenario, Map.of("resolutions", List.of(scenarios.resolution(0, 0, "scenario"))))
                .then()
                .statusCode(409)
                .body(
                        "error.details.conflicts.person.id",
                        contains(roster.people().get(1)));
        assertThat(scenarios.stored(roster)).isEqualTo(before);
        assertThat(roster.rows()).isEqualTo(rows);
        scenarios
                .merge(
                        scenario,
                        Map.of(
                                "resolutions",
                                List.of(
                                        scenarios.resolution(0, 0, "scenario"),
                                        scenarios.resolution(1, 1, "schedule"))))
                .then()
                .statusCode(200)
                .body("data.taken", hasSize(2))
                .body("data.kept.person.id", contains(roster.people().get(1)));
        assertThat(scenarios.stored(roster)).containsExactly("1/1 " + late, "2/2 " + roster.activity());
        scenarios.get(scenario, "/merge").then().body("data.conflicts", empty());
        scenarios
                .merge(scenario, Map.of("resolutions", List.of(scenarios.resolution(0, 5, "scenario"))))
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("resolutions"));
    }

    @Test
    void isMergedInParts() {
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        scenario.assign(1, 1);
        scenarios
                .merge(scenario, Map.of("accept", List.of(scenarios.cell(1, 1))))
                .then()
                .statusCode(200)
                .body("data.taken.person.id", contains(roster.people().get(1)))
                .body("data.left.cells.person.id", contains(roster.people().get(0)));
        assertThat(scenarios.work(roster)).containsExactly("1/1");
        scenarios
                .merge(scenario, Map.of("accept", List.of(scenarios.cell(2, 2))))
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("accept"));
        scenarios
                .merge(scenario, Map.of("accept", List.of()))
                .then()
                .statusCode(200)
                .body("data.taken", empty())
                .body("data.left.cells", hasSize(1));
        scenarios.merge(scenario).then().statusCode(200);
        assertThat(scenarios.work(roster)).containsExactly("0/0", "1/1");
    }

    @Test
    void isJudgedWhereItIsMergedAndNeedsAReasonToBreakRules() {
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        roster.absent(0, 0);
        String rows = roster.rows();
        scenarios
                .merge(scenario)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"))
                .body("error.details.violations.rule", hasItem("absence"));
        assertThat(roster.rows()).isEqualTo(rows);
        scenarios
                .merge(scenario, Map.of("override_reason", "there is nobody else"))
                .then()
                .statusCode(200)
                .body("data.violations.rule", hasItem("absence"));
        roster.publish().then().statusCode(200);
    }

    @Test
    void comesInForceAtOnceWhereItsScheduleIs() {
        roster.assign(0, 0);
        roster.assign(0, 1);
        Roster scenario = scenarios.branch();
        roster.published();
        scenarios.remove(scenario, 0, 0);
        scenario.assign(1, 0);
        assertThat(roster.duty()).hasSize(2);
        assertThat(scenario.duty()).isEmpty();
        roster.assertConsistent();
        scenarios.merge(scenario).then().statusCode(200);
        assertThat(roster.duty()).hasSize(2);
        assertThat(scenarios.work(roster)).containsExactly("0/1", "1/0");
        roster.assertConsistent();
        Roster later = roster.another("WORK", Roster.day(0), Roster.day(0)).published();
        scenario.assign(2, 0);
        scenarios
                .merge(scenario)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("SUPERSEDED"))
                .body("error.details.schedule_ids", contains(later.schedule()));
        roster.assertConsistent();
    }

    @Test
    void putsNobodyAtTwoPlaces() {
        Roster scenario = scenarios.branch();
        roster.published();
        Roster call = roster.another("CALL", Roster.FIRST, Roster.LAST).published();
        scenario.assign(0, 0);
        call.assign(0, 0);
        scenarios.merge(scenario).then().statusCode(409).body("error.code", equalTo("ON_SITE_OVERLAP"));
        assertThat(scenarios.work(roster)).isEmpty();
        roster.assertConsistent();
    }

    @Test
    void keepsToWhatIsFrozen() {
        String today = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(2).toString();
        Roster near = new Roster(
                HOSPITAL,
                roster.team(),
                roster.people(),
                roster.activity(),
                HOSPITAL.draft(roster.team(), "WORK", today, today, roster.people()));
        near.post(near.cell(0, 0, "date", today)).then().statusCode(201);
        Scenarios branches = new Scenarios(near);
        Roster scenario = branches.branch();
        near.published();
        scenario.post(scenario.cell(1, 0, "date", today)).then().statusCode(201);
        branches.merge(scenario).then().statusCode(409).body("error.code", equalTo("FROZEN"));
        assertThat(near.duty()).hasSize(1);
        branches.merge(
                        scenario,
                        Map.of("override", Map.of("reason_code", "sick_call", "reason_text", "told by telephone")))
                .then()
                .statusCode(200);
        assertThat(near.duty()).hasSize(2);
        near.assertConsistent();
    }

    @Test
    void tellsTheHalvesOfADayApart() {
        String afternoon = roster.activity("16:00", "on_site");
        Db.update("update schedule set granularity = 'HALF_DAY' where id = cast(? as uuid)", roster.schedule());
        Roster scenario = scenarios.branch();
        scenario.assign(0, 0);
        scenario.doing(afternoon).assign(0, 0);
        Map<String, Object> morning = scenarios.cell(0, 0);
        morning.put("slot", "am");
        scenarios
                .merge(scenario, Map.of("accept", List.of(morning)))
                .then()
                .statusCode(200)
                .body("data.taken.slot", contains("am"))
                .body("data.left.cells.slot", contains("pm"));
        assertThat(scenarios.stored(roster)).containsExactly("0/0 " + roster.activity());
        scenarios
                .merge(scenario, Map.of("accept", List.of(scenarios.cell(0, 0))))
                .then()
                .statusCode(200);
        assertThat(scenarios.stored(roster)).hasSize(2);
    }

    @Test
    void bringsInAWholeMonthAtOnce() {
        String team = HOSPITAL.team();
        HOSPITAL.people(team, 150);
        List<String> people = Db.texts("select person_id from team_membership where team_id = cast(? as uuid)", team);
        String activity = HOSPITAL.activity(team);
        Roster month = new Roster(
                HOSPITAL, team, people, activity, HOSPITAL.draft(team, "WORK", Roster.day(0), Roster.day(27), people));
        Scenarios branches = new Scenarios(month);
        Roster scenario = branches.branch();
        Db.update(
                "insert into assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot,"
                        + " activity_id, starts_at, ends_at, pinned, in_force, created_at, version)"
                        + " select gen_random_uuid(), p.workspace_id, p.schedule_id, p.person_id, 'WORK', d.day, d.day,"
                        + " 'DAY', cast(? as uuid), d.day + interval '8 hours', d.day + interval '16 hours', false,"
                        + " false, now(), 0 from schedule_person p,"
                        + " (select cast(? as date) + n as day from generate_series(0, 27) n) d"
                        + " where p.schedule_id = cast(? as uuid)",
                activity,
                Roster.FIRST,
                scenario.schedule());
        month.published();
        long start = System.nanoTime();
        branches.merge(scenario).then().statusCode(200).body("data.taken", hasSize(4200));
        System.out.printf("4,200 cells merged in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(month.duty()).hasSize(4200);
        month.assertConsistent();
    }

    private static int version(Roster of) {
        return of.<Integer>read("version");
    }

    private Map<String, Object> away(int person, int from, int to) {
        return Map.of(
                "kind",
                "away",
                "person_id",
                roster.people().get(person),
                "start_date",
                Roster.day(from),
                "end_date",
                Roster.day(to));
    }

    private Map<String, Object> cover(int required, int minimum) {
        return Map.of(
                "kind",
                "cover",
                "activity_id",
                roster.activity(),
                "required",
                required,
                "minimum",
                minimum,
                "start_date",
                Roster.FIRST,
                "end_date",
                Roster.FIRST);
    }

    private List<String> broken(Roster of) {
        return HOSPITAL.api().get("schedules/" + of.schedule() + "/validation").path("data.violations.rule");
    }

    @Test
    void supposesOtherCoverAndPeopleWithoutAnybodyElseKnowing() {
        roster.assign(0, 0);
        Roster scenario = scenarios.branch(cover(3, 2), away(0, 0, 1));
        assertThat(broken(scenario)).contains("minimum_cover", "absence");
        assertThat(broken(roster)).doesNotContain("minimum_cover", "absence");
        scenarios
                .get(scenario, "")
                .then()
                .body("data.changes.kind", contains("cover", "away"))
                .body("data.violation_counts.hard", equalTo(2));
        scenarios
                .get(scenario, "/diff")
                .then()
                .body("data.score.rules.rule", hasItem("absence"))
                .body("data.supposed", hasSize(2));
        scenarios
                .change(scenario, Map.of("name", "Other", "changes", List.of()))
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Other"))
                .body("data.violation_counts.hard", equalTo(0));
        assertThat(broken(scenario)).doesNotContain("minimum_cover", "absence");
        scenarios.get(scenario, "/merge").then().body("data.left.supposed", empty());
    }

    @Test
    void borrowsPeopleWhoseWorkIsNotMerged() {
        String lent = HOSPITAL.person(HOSPITAL.team());
        Map<String, Object> borrowed =
                Map.of("kind", "borrowed", "person_id", lent, "start_date", Roster.day(1), "end_date", Roster.day(2));
        Roster scenario = scenarios.branch(borrowed);
        Map<String, Object> cell = scenario.cell(0, 1, "person_id", lent);
        scenario.post(cell).then().statusCode(201);
        scenario.post(scenario.cell(0, 3, "person_id", lent))
                .then()
                .statusCode(422)
                .body("error.details.violations.rule", hasItem("absence"));
        scenarios
                .get(scenario, "/merge")
                .then()
                .body("data.taken", empty())
                .body("data.left.cells.person.id", contains(lent))
                .body("data.left.supposed.kind", contains("borrowed"));
        scenarios.merge(scenario).then().statusCode(200).body("data.left.cells", hasSize(1));
        assertThat(scenarios.work(roster)).isEmpty();
        scenarios.change(scenario, Map.of("changes", List.of())).then().statusCode(200);
        scenarios
                .replace(scenario, Map.of("name", "Nobody borrowed"))
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Nobody borrowed"))
                .body("data.changes", empty());
        assertThat(scenarios.work(scenario)).isEmpty();
        scenario.post(cell).then().statusCode(422);
    }

    @Test
    void countsWhatTheBorrowedDoElsewhere() {
        Roster elsewhere = Roster.of(HOSPITAL, 1).published();
        elsewhere.assign(0, 1);
        String lent = elsewhere.people().get(0);
        Roster scenario = scenarios.branch(
                Map.of("kind", "borrowed", "person_id", lent, "start_date", Roster.day(0), "end_date", Roster.day(6)));
        scenario.post(scenario.cell(0, 2, "person_id", lent)).then().statusCode(201);
        scenario.post(scenario.cell(0, 1, "person_id", lent))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"));
    }

    @Test
    void supposesOtherLimitsAndRules() {
        for (int day = 0; day < 4; day++) {
            roster.assign(0, day);
        }
        Hospital ruled = HOSPITAL;
        String rules = Api.as(ruled.user("admin", null))
                .body(Map.of(
                        "name",
                        Api.unique("Rules"),
                        "team_id",
                        HOSPITAL.team(),
                        "rules",
                        List.of(Map.of(
                                "kind", "weekly_hours", "limit", 600, "window_days", 7, "from_date", "2029-01-01"))))
                .post("rule-sets")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
        Roster scenario = scenarios.branch(
                Map.of("kind", "limit", "limit", "max_consecutive_shifts", "value", 2),
                Map.of("kind", "rules_on", "rule_set_id", rules));
        assertThat(broken(scenario)).contains("max_consecutive_shifts", "weekly_hours");
        assertThat(broken(roster)).doesNotContain("max_consecutive_shifts", "weekly_hours");
        scenarios
                .change(
                        scenario,
                        Map.of(
                                "changes",
                                List.of(Map.of(
                                        "kind",
                                        "limit",
                                        "limit",
                                        "max_consecutive_shifts",
                                        "value",
                                        3,
                                        "person_id",
                                        roster.people().get(1)))))
                .then()
                .statusCode(200);
        assertThat(broken(scenario)).doesNotContain("max_consecutive_shifts", "weekly_hours");
    }

    @Test
    void refusesWhatMeansNothing() {
        String stranger = HOSPITAL.person(HOSPITAL.team());
        String rows = roster.rows();
        refused("changes.0.person_id", Map.of("kind", "away", "start_date", Roster.FIRST, "end_date", Roster.FIRST));
        refused(
                "changes.0.person_id",
                Map.of("kind", "away", "person_id", stranger, "start_date", Roster.FIRST, "end_date", Roster.FIRST));
        refused("changes.0.start_date", away(0, 100, 101));
        refused("changes.0.end_date", away(0, 3, 2));
        refused("changes.0.minimum", cover(1, 2));
        refused("changes.1", cover(1, 1), cover(2, 2));
        refused("changes.0.rule_set_id", Map.of("kind", "rules_off", "rule_set_id", roster.team()));
        refused("changes.0.value", Map.of("kind", "limit", "limit", "max_weekends", "value", 61));
        refused(
                "changes.0.activity_id",
                Map.of(
                        "kind",
                        "cover",
                        "activity_id",
                        roster.team(),
                        "required",
                        1,
                        "start_date",
                        Roster.FIRST,
                        "end_date",
                        Roster.FIRST));
        HOSPITAL.api()
                .body(Map.of("changes", List.of()))
                .post("schedules/" + roster.schedule() + "/scenarios")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("name"));
        assertThat(roster.rows()).isEqualTo(rows);
    }

    private void refused(String field, Object... changes) {
        scenarios.post(changes).then().statusCode(422).body("error.details.field_errors", hasKey(field));
    }

    @Test
    void everyCellOfItIsOutOfForce() {
        roster.assign(0, 0);
        roster.published();
        Roster scenario = scenarios.branch();
        HOSPITAL.api()
                .get("assignments?schedule_id=" + scenario.schedule())
                .then()
                .body("data.in_force", everyItem(equalTo(false)))
                .body("data.date", containsInAnyOrder(Roster.FIRST));
        roster.assertConsistent();
    }
}
