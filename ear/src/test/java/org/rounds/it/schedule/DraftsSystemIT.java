package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;

/**
 * Two people, a day shift of ten hours, a call of fourteen after it, and a rule that nobody is on duty for more than
 * fifteen hours: whoever works the day cannot take its call.
 */
@DisplayName("A schedule planned around drafts of other layers")
@InTurn
class DraftsSystemIT {
    private final Hospital hospital = Hospital.open();
    private final String team = hospital.team();
    private final List<String> people = List.of(hospital.person(team), hospital.person(team));
    private final String day = activity("DAY", "shift", "07:00", 600);
    private final String call = activity("CALL", "call", "17:00", 840);
    private final String work = workOfTheFirst();

    DraftsSystemIT() {
        hospital.cover(team, call, Roster.FIRST, Roster.LAST, 1);
        Api.as(hospital.user("admin", null))
                .body(Map.of(
                        "name",
                        "Hours",
                        "team_id",
                        team,
                        "rules",
                        List.of(Map.of("kind", "continuous_duty", "limit", 900, "from_date", "2030-01-01"))))
                .post("rule-sets")
                .then()
                .statusCode(201);
    }

    private String activity(String code, String kind, String start, int minutes) {
        return hospital.create(
                "activities",
                Map.of("team_id", team, "code", code, "kind", kind, "start_time", start, "length_minutes", minutes));
    }

    /** A draft in which the first of the two works every day. */
    private String workOfTheFirst() {
        String draft = hospital.draft(team, "WORK", Roster.FIRST, Roster.LAST, people);
        for (int number = 0; number < 7; number++) {
            assign(draft, 0, number, day).then().statusCode(201);
        }
        return draft;
    }

    private Response assign(String schedule, int person, int number, String activity) {
        return hospital.api()
                .body(Map.of(
                        "schedule_id",
                        schedule,
                        "person_id",
                        people.get(person),
                        "activity_id",
                        activity,
                        "date",
                        Roster.day(number)))
                .post("assignments");
    }

    private Map<String, Object> plan(String layer, Object... drafts) {
        return new HashMap<>(Map.of(
                "name",
                Api.unique(layer),
                "team_id",
                team,
                "layer",
                layer,
                "start_date",
                Roster.FIRST,
                "end_date",
                Roster.LAST,
                "time_limit_seconds",
                20,
                "move_limit",
                1000,
                "with_drafts",
                List.of(drafts)));
    }

    private Response post(Map<String, ?> plan) {
        return hospital.api().body(plan).post("schedules");
    }

    private String draft(Map<String, ?> plan) {
        String id = post(plan).then().statusCode(202).extract().path("data.id");
        await("draft " + plan.get("name")).atMost(Duration.ofSeconds(60)).until(() -> !Set.of("queued", "solving")
                .contains(schedule(id).<String>path("data.status")));
        schedule(id).then().body("data.status", equalTo("draft"));
        return id;
    }

    private Response schedule(String id) {
        return hospital.api().get("schedules/" + id);
    }

    /** Whom a schedule gives something, on how many days. */
    private List<Long> given(String schedule) {
        return people.stream()
                .map(person -> Db.count(
                        "select count(*) from assignment where schedule_id = cast(? as uuid)"
                                + " and person_id = cast(? as uuid)",
                        schedule,
                        person))
                .toList();
    }

    @Test
    @DisplayName("is solved as if they were in force, and says which they are")
    void isSolvedAroundThem() {
        Map<String, Object> plan = plan("call", work);
        String calls = draft(plan);
        assertThat(given(calls)).as("whoever works by day takes no call").containsExactly(0L, 7L);
        schedule(calls).then().body("data.with_drafts", contains(work)).body("data.violation_counts.hard", equalTo(0));
        hospital.api().get("schedules?layer=call").then().body("data[0].with_drafts", contains(work));
        String alone = draft(plan("call"));
        assertThat(given(alone)).as("nothing is known of the draft").doesNotContain(0L);
        schedule(alone).then().body("data.with_drafts", empty());
    }

    @Test
    @DisplayName("is judged as if they were in force, until they are deleted")
    void isJudgedByThem() {
        String calls = draft(plan("call", work));
        String sunday = hospital.api()
                .get("assignments?schedule_id=" + calls + "&date=" + Roster.LAST)
                .path("data[0].id");
        hospital.api().delete("assignments/" + sunday).then().statusCode(204);
        assign(calls, 0, 6, call)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("RULE_VIOLATION"))
                .body("error.details.violations.rule", hasItem("continuous_duty"));
        hospital.api().delete("schedules/" + work).then().statusCode(204);
        schedule(calls).then().statusCode(200).body("data.with_drafts", empty());
        assign(calls, 0, 6, call).then().statusCode(201);
    }

    @Test
    @DisplayName("sees each change of them at once")
    void followsThem() {
        String calls = draft(plan("call", work));
        hospital.api().get("schedules/" + calls + "/validation").then().body("data.violation_counts.hard", equalTo(0));
        assign(work, 1, 2, day).then().statusCode(201);
        hospital.api()
                .get("schedules/" + calls + "/validation")
                .then()
                .body("data.violations.rule", hasItem("continuous_duty"));
    }

    @Test
    @DisplayName("takes a draft for what is in force in its place, and nothing twice once it is published")
    void draftGoesBeforeWhatIsInForce() {
        hospital.publish(work).then().statusCode(200);
        String free = hospital.draft(team, "WORK", Roster.FIRST, Roster.LAST, people);
        String calls = draft(plan("call", free));
        assertThat(given(calls)).as("the draft leaves both free").doesNotContain(0L);
        hospital.publish(free).then().statusCode(200);
        hospital.api().get("schedules/" + calls + "/validation").then().body("data.violation_counts.hard", equalTo(0));
        String again = hospital.draft(team, "WORK", Roster.FIRST, Roster.LAST, people);
        assign(again, 0, 0, day).then().statusCode(201);
        assign(again, 1, 0, day).then().statusCode(201);
        hospital.publish(again).then().statusCode(200);
        hospital.api()
                .get("schedules/" + calls + "/validation")
                .then()
                .body("data.violations.rule", hasItem("continuous_duty"));
    }

    @Test
    @DisplayName("is looked at with them before it is generated")
    void isCheckedWithThem() {
        for (int number = 0; number < 7; number++) {
            assign(work, 1, number, day).then().statusCode(201);
        }
        String calls = draft(plan("call", work));
        assertThat(given(calls)).as("both work by day").containsExactly(0L, 0L);
        hospital.api()
                .body(plan("call", work))
                .post("schedules/validate-config")
                .then()
                .statusCode(200)
                .body("data.valid", equalTo(true));
        hospital.api()
                .body(plan("call", UUID.randomUUID()))
                .post("schedules/validate-config")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("with_drafts"));
    }

    @Test
    @DisplayName("is refused around what it cannot be planned around")
    void refusesOthers() {
        Hospital elsewhere = Hospital.open();
        String theirTeam = elsewhere.team();
        String theirs =
                elsewhere.draft(theirTeam, "WORK", Roster.FIRST, Roster.LAST, List.of(elsewhere.person(theirTeam)));
        String late = hospital.draft(team, "WORK", Roster.day(7), Roster.day(13), people);
        String second = hospital.draft(team, "WORK", Roster.day(6), Roster.day(13), people);
        String failed = hospital.draft(team, "WORK", Roster.FIRST, Roster.LAST, people);
        Db.update("update schedule set status = 'FAILED' where id = cast(? as uuid)", failed);
        String rows = hospital.rows();
        refused(plan("call", UUID.randomUUID()), "names no schedule");
        refused(plan("call", theirs), "names no schedule");
        refused(plan("work", work), "of the layer that is planned");
        refused(plan("call", late), "of other days");
        refused(plan("call", failed), "neither a draft nor published");
        refused(plan("call", work, second), "two drafts for the same people and days");
        Object[] six = new Object[6];
        java.util.Arrays.setAll(six, i -> UUID.randomUUID());
        refused(plan("call", six), "5");
        assertThat(hospital.rows()).isEqualTo(rows);
    }

    private ValidatableResponse refused(Map<String, ?> plan, String reason) {
        return post(plan)
                .then()
                .statusCode(422)
                .body("error.details.field_errors.with_drafts[0]", containsString(reason));
    }

    @Test
    @DisplayName("lets a year be drafted in all layers before anything is published")
    void wholeYearIsDraftedFirst() {
        LocalDate monday = LocalDate.parse(Roster.FIRST);
        String year = hospital.create("academic-years", Map.of("year", 2029));
        hospital.create(
                "blocks",
                Map.of("academic_year_id", year, "number", 1, "start_date", Roster.FIRST, "end_date", Roster.LAST));
        String ward = hospital.create("rotation-templates", Map.of("team_id", team, "code", "WARD"));
        hospital.protect(ward, day, 3);
        String clinic = hospital.create("rotation-templates", Map.of("team_id", team, "code", "CLINIC"));
        for (String template : List.of(ward, clinic)) {
            hospital.cover(team, template, Roster.FIRST, Roster.LAST, 1);
        }
        String rotations = draft(plan("rotation"));
        String onWard = Db.text(
                "select person_id from assignment where schedule_id = cast(? as uuid) and activity_id = cast(? as uuid)",
                rotations,
                ward);
        String calls = draft(plan("call", rotations));
        String works = draft(plan("work", rotations, calls));
        Set<String> protectedDays = new HashSet<>(Db.texts(
                "select date from assignment where schedule_id = cast(? as uuid) and person_id = cast(? as uuid)"
                        + " and activity_id = cast(? as uuid)",
                works,
                onWard,
                day));
        Set<String> called = new HashSet<>(Db.texts(
                "select date from assignment where schedule_id = cast(? as uuid) and person_id = cast(? as uuid)",
                calls,
                onWard));
        for (int weekday = 0; weekday < 3; weekday++) {
            String date = monday.plusDays(weekday).toString();
            assertThat(called).as("no call on a day that the rotation keeps").doesNotContain(date);
            assertThat(protectedDays).as("the rotation's week").contains(date);
        }
        for (String schedule : List.of(rotations, calls, works)) {
            schedule(schedule).then().body("data.violation_counts.hard", equalTo(0));
            hospital.publish(schedule).then().statusCode(200);
        }
    }
}
