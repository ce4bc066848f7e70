package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("Publishing a schedule")
@InTurn
class PublicationSystemIT {

    @Test
    void putsItInForceAndWritesDuty() {
        String id = Ward.of(3).needing(1).draft();
        Ward.publish(id)
                .then()
                .statusCode(200)
                .body("data.status", equalTo("published"))
                .body("data.published_at", notNullValue());
        JsonPath published = Ward.read(id);
        assertThat(published.getString("data.status")).isEqualTo("published");
        assertThat(published.getInt("data.in_force.cells"))
                .isEqualTo(published.getInt("data.in_force.of"))
                .isEqualTo(7);
        assertDutyIsWhatIsInForceOnSite(id);
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by occurred_at, id",
                        id))
                .containsExactly("schedule.queued", "schedule.drafted", "schedule.published", "notification.created");
        assertThat(Db.count(
                        "select count(*) from audit_record where resource_id = cast(? as uuid) and action = 'publish'",
                        id))
                .isEqualTo(1);
    }

    @Test
    void writesDutyForOnSiteWorkOnly() {
        String team = Api.team();
        List<String> people = List.of(Api.person(team), Api.person(team));
        Ward onSite = new Ward(team, people, Api.activity(team)).needing(1);
        Ward atHome = new Ward(team, people, Api.activity(team, "09:00", Map.of("presence", "at_home"))).needing(1);
        String id = onSite.draft();
        Ward.publish(id).then().statusCode(200);
        assertThat(Db.texts("select distinct activity_id from assignment where schedule_id = cast(? as uuid)", id))
                .contains(onSite.activity(), atHome.activity());
        assertDutyIsWhatIsInForceOnSite(id);
        assertThat(duty(id)).isEqualTo(7);
    }

    @Test
    void writesRealInstantsOverTheClockChange() {
        String team = Api.create("teams", Map.of("name", Api.unique("Ward"), "time_zone", "Europe/Berlin"));
        String night = Api.activity(team, "23:00", Map.of());
        Ward ward = new Ward(team, List.of(Api.person(team)), night);
        Api.create(
                "coverage-requirements",
                Map.of("team_id", team, "activity_id", night, "date", "2030-03-30", "required", 1));
        Map<String, Object> body = ward.week("start_date", "2030-03-30");
        body.put("end_date", "2030-03-30");
        String id = Ward.draft(body);
        Ward.publish(id).then().statusCode(200);
        Response assignments = Api.coordinator().get("schedules/" + id + "/assignments");
        assignments
                .then()
                .body("data[0].starts_at", equalTo("2030-03-30T22:00:00Z"))
                .body("data[0].ends_at", equalTo("2030-03-31T06:00:00Z"));
    }

    @Test
    void needsTheVersionThatWasRead() {
        Roster roster = Roster.of(Hospital.open(), 2);
        roster.assign(0, 0);
        String publish = "schedules/" + roster.schedule() + "/publish";
        String before = roster.rows();
        roster.hospital()
                .api()
                .post(publish)
                .then()
                .statusCode(428)
                .body("error.code", equalTo("PRECONDITION_REQUIRED"));
        roster.hospital()
                .api()
                .header(seen(99))
                .post(publish)
                .then()
                .statusCode(412)
                .body("error.code", equalTo("STALE"));
        assertThat(roster.<String>read("status")).isEqualTo("draft");
        assertThat(roster.duty()).isEmpty();
        assertThat(roster.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "1", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "\"-1\""})
    void refusesAVersionThatIsNone(String ifMatch) {
        String id = Ward.of(1).needing(1).draft();
        publish(id, ifMatch).then().statusCode(400);
        assertThat(Ward.status(id)).isEqualTo("draft");
    }

    @Test
    void happensOnce() {
        String id = Ward.of(1).needing(1).draft();
        Ward.publish(id).then().statusCode(200);
        Ward.publish(id).then().statusCode(409).body("error.code", equalTo("INVALID_STATE_TRANSITION"));
    }

    @Test
    void isForThoseWhoMay() {
        String id = Ward.of(1).needing(1).draft();
        Header tag = seen(Api.coordinator().get("schedules/" + id));
        Api.as("nurse").header(tag).post("schedules/" + id + "/publish").then().statusCode(403);
        Hospital.open()
                .api()
                .header(tag)
                .post("schedules/" + id + "/publish")
                .then()
                .statusCode(404);
        assertThat(Ward.status(id)).isEqualTo("draft");
    }

    @Test
    void supersedesWhatWasInForceForTheSamePeopleAndDays() {
        Ward ward = Ward.of(2).needing(1);
        String old = ward.draft();
        String next = ward.draft();
        Ward.publish(old).then().statusCode(200);
        Ward.publish(next).then().statusCode(200);
        assertThat(Ward.status(old)).isEqualTo("superseded");
        assertThat(Ward.status(next)).isEqualTo("published");
        assertThat(duty(old)).isZero();
        assertDutyIsWhatIsInForceOnSite(next);
        assertThat(Ward.read(old).getInt("data.in_force.cells")).isZero();
        assertNeverTwoInForce(ward);
        assertThat(Db.count(
                        "select count(*) from domain_event where type = 'schedule.superseded'"
                                + " and subject_id = cast(? as uuid)",
                        old))
                .isEqualTo(1);
    }

    @Test
    void leavesInForceWhatItDoesNotCover() {
        Ward ward = Ward.of(2).needing(1);
        Map<String, Object> fortnight = ward.week("end_date", Ward.day(13));
        String old = Ward.draft(fortnight);
        Ward.publish(old).then().statusCode(200);
        Map<String, Object> second = ward.week("start_date", Ward.day(7));
        second.put("end_date", Ward.day(13));
        String next = Ward.draft(second);
        Ward.publish(next).then().statusCode(200);
        JsonPath partly = Ward.read(old);
        assertThat(partly.getString("data.status")).isEqualTo("published");
        assertThat(partly.getInt("data.in_force.cells")).isEqualTo(7);
        assertThat(partly.getInt("data.in_force.of")).isEqualTo(14);
        assertDutyIsWhatIsInForceOnSite(old);
        assertDutyIsWhatIsInForceOnSite(next);
        assertNeverTwoInForce(ward);
    }

    @Test
    void isRefusedWithTheListWhileHardViolationsAreOpen() {
        Ward ward = Ward.of(1).needing(1);
        String id = ward.draft();
        Api.create(
                "absences",
                Map.of(
                        "person_id",
                        ward.people().get(0),
                        "type",
                        "sick",
                        "start_date",
                        Ward.day(2),
                        "end_date",
                        Ward.day(3)));
        JsonPath before = Ward.read(id);
        Response refused = Ward.publish(id);
        refused.then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"))
                .body("error.details.violations[0].level", equalTo("hard"))
                .body("error.details.violations[0].rule", notNullValue())
                .body("error.details.violations[0].text", notNullValue())
                .body(
                        "error.details.violations[0].person.id",
                        equalTo(ward.people().get(0)));
        assertThat(Ward.read(id).getMap("data")).isEqualTo(before.getMap("data"));
        assertThat(duty(id)).isZero();
        Api.coordinator()
                .get("schedules/" + id + "/validation")
                .then()
                .statusCode(200)
                .body(
                        "data.violation_counts.hard",
                        equalTo(((List<?>) refused.path("error.details.violations")).size()));
    }

    @Test
    void countsAMinimumThatIsNotReachedAsHard() {
        Ward ward = Ward.of(2);
        String id = ward.draft();
        ward.cover(Map.of("minimum", 1));
        Ward.publish(id).then().statusCode(422).body("error.code", equalTo("RULE_VIOLATION"));
        assertThat(Ward.status(id)).isEqualTo("draft");
    }

    @RepeatedTest(3)
    void ofOverlappingDraftsAtOnceNeverLeavesTwoInForce() {
        Ward ward = Ward.of(3).needing(1);
        List<String> drafts = List.of(ward.draft(), ward.draft(), ward.draft());
        List<Callable<Response>> clients = new ArrayList<>();
        drafts.forEach(id -> clients.add(() -> Ward.publish(id)));
        List<Integer> statuses =
                Race.of(clients).stream().map(Response::statusCode).toList();
        assertThat(statuses).contains(200).allSatisfy(s -> assertThat(s).isIn(200, 409, 412));
        assertNeverTwoInForce(ward);
        for (int i = 0; i < drafts.size(); i++) {
            String id = drafts.get(i);
            if (statuses.get(i) == 200) {
                assertThat(Ward.status(id)).isIn("published", "superseded");
            } else {
                assertThat(Ward.status(id)).isEqualTo("draft");
            }
            assertDutyIsWhatIsInForceOnSite(id);
            assertThat(Ward.status(id).equals("published"))
                    .isEqualTo(Ward.read(id).getInt("data.in_force.cells") > 0);
        }
        assertThat(drafts.stream().filter(id -> Ward.status(id).equals("published")))
                .hasSize(1);
    }

    @Test
    void ofOneDraftTwiceAtOnceHappensOnce() {
        String id = Ward.of(2).needing(1).draft();
        List<Integer> statuses = Race.of(4, () -> Ward.publish(id)).stream()
                .map(Response::statusCode)
                .sorted()
                .toList();
        assertThat(statuses.get(0)).isEqualTo(200);
        assertThat(statuses.subList(1, 4)).allSatisfy(s -> assertThat(s).isIn(409, 412));
        assertDutyIsWhatIsInForceOnSite(id);
    }

    @Test
    void aDraftCanBeDeletedAndIsGone() {
        String id = Ward.of(1).needing(1).draft();
        Api.coordinator().header(seen(99)).delete("schedules/" + id).then().statusCode(412);
        Api.coordinator().delete("schedules/" + id).then().statusCode(204);
        Api.coordinator().get("schedules/" + id).then().statusCode(404);
        Api.coordinator().delete("schedules/" + id).then().statusCode(404);
        for (String table : List.of("assignment", "schedule_person")) {
            assertThat(Db.count("select count(*) from " + table + " where schedule_id = cast(? as uuid)", id))
                    .as(table)
                    .isZero();
        }
        assertThat(Db.count("select count(*) from solver_job where id = cast(? as uuid)", id))
                .isZero();
        assertThat(Db.count(
                        "select count(*) from domain_event where type = 'schedule.deleted'"
                                + " and subject_id = cast(? as uuid)",
                        id))
                .isEqualTo(1);
    }

    @Test
    void whatIsPublishedCannotBeDeleted() {
        String id = Ward.of(1).needing(1).draft();
        Ward.publish(id).then().statusCode(200);
        Api.coordinator()
                .delete("schedules/" + id)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("INVALID_STATE_TRANSITION"));
        assertThat(Ward.status(id)).isEqualTo("published");
    }

    @Test
    void whatIsBeingSolvedCannotBeDeletedOrPublished() {
        Ward ward = Ward.of(2).needing(1);
        String id = Ward.generate(ward.longWeek());
        try {
            Api.coordinator().delete("schedules/" + id).then().statusCode(409);
            publish(id, "\"0\"").then().statusCode(org.hamcrest.Matchers.oneOf(409, 412));
        } finally {
            Api.coordinator().post("schedules/" + id + "/cancel");
        }
    }

    @Test
    void aPublishedDayIsHistoryForTheNext() {
        String team = Api.team();
        String person = Api.create(
                "people",
                Map.of(
                        "name",
                        Api.unique("Person"),
                        "type",
                        "nurse",
                        "team_id",
                        team,
                        "limits",
                        Map.of("max_consecutive_shifts", 7)));
        Ward ward = new Ward(team, List.of(person), Api.activity(team)).needing(1);
        Ward.publish(ward.draft()).then().statusCode(200);
        Map<String, Object> weekAfter = ward.week("start_date", Ward.day(7));
        weekAfter.put("end_date", Ward.day(13));
        String next = Ward.draft(weekAfter);
        assertThat(Ward.roster(next)).noneMatch(cell -> cell.contains(Ward.day(7)));
        Ward.read(next);
    }

    private static Response publish(String id, String ifMatch) {
        return Api.coordinator().header("If-Match", ifMatch).post("schedules/" + id + "/publish");
    }

    private static long duty(String schedule) {
        return Db.count(
                "select count(*) from duty d join assignment a on a.id = d.assignment_id"
                        + " where a.schedule_id = cast(? as uuid)",
                schedule);
    }

    /** Duty is exactly the schedule's on-site assignments in force, with their instants. */
    private static void assertDutyIsWhatIsInForceOnSite(String schedule) {
        List<String> inForce = Db.texts(
                "select a.id || ' ' || a.person_id || ' ' || a.starts_at || ' ' || a.ends_at from assignment a"
                        + " join activity y on y.id = a.activity_id where a.schedule_id = cast(? as uuid)"
                        + " and a.in_force and y.presence = 'ON_SITE' order by 1",
                schedule);
        assertThat(Db.texts(
                        "select a.id || ' ' || d.person_id || ' ' || d.starts_at || ' ' || d.ends_at from duty d"
                                + " join assignment a on a.id = d.assignment_id"
                                + " where a.schedule_id = cast(? as uuid) order by 1",
                        schedule))
                .isEqualTo(inForce);
    }

    private static void assertNeverTwoInForce(Ward ward) {
        assertThat(Db.texts(
                        "select person_id || ' ' || layer || ' ' || date from assignment where in_force"
                                + " and person_id = any(cast(? as uuid[])) group by person_id, layer, date"
                                + " having count(*) > 1",
                        "{" + String.join(",", ward.people()) + "}"))
                .isEmpty();
        assertThat(Db.count(
                        "select count(*) from duty a join duty b on a.person_id = b.person_id"
                                + " and a.assignment_id < b.assignment_id and a.during && b.during"
                                + " where a.person_id = any(cast(? as uuid[]))",
                        "{" + String.join(",", ward.people()) + "}"))
                .isZero();
    }
}
