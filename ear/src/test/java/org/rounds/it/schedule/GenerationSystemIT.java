package org.rounds.it.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.Race;
import org.rounds.it.Ward;

@DisplayName("Generating a schedule")
@InTurn
class GenerationSystemIT {

    @Test
    void isAcceptedSolvedAndBecomesADraft() {
        Ward ward = Ward.of(3).needing(1);
        Response accepted = Ward.post(ward.week());
        accepted.then().statusCode(202).body("data.status", equalTo("queued")).body("data.score", nullValue());
        String id = accepted.path("data.id");
        assertThat(accepted.header("Location")).endsWith("/api/v1/schedules/" + id);
        assertThat(Ward.status(id)).isIn("queued", "solving", "draft");

        Ward.awaitStatus(id, "draft");
        JsonPath draft = Ward.read(id);
        for (String level : List.of("hard", "medium", "soft")) {
            assertThat(draft.getObject("data.score." + level, Object.class))
                    .as(level)
                    .asInstanceOf(INTEGER)
                    .isLessThanOrEqualTo(0);
        }
        assertThat(draft.getInt("data.score.hard")).isZero();
        assertThat(draft.getDouble("data.coverage_rate")).isEqualTo(1.0);
        assertThat(draft.getMap("data.violation_counts")).containsOnlyKeys("hard", "soft", "warn");
        assertThat(draft.getMap("data.progress"))
                .containsOnlyKeys("elapsed_seconds", "best_score", "score_bound", "score_calculations_per_second");
        assertThat(draft.getMap("data.progress.best_score")).isEqualTo(draft.getMap("data.score"));
        assertThat(draft.getDouble("data.progress.elapsed_seconds")).isBetween(0.0, 30.0);
        assertThat(draft.getLong("data.progress.score_calculations_per_second")).isNotNegative();
        assertThat(draft.getString("data.job.state")).isEqualTo("done");
        assertThat(draft.getString("data.job.started_at")).isNotNull();
        assertThat(draft.getInt("data.in_force.cells")).isZero();
    }

    @Test
    void leavesItsStepsInAuditAndEvents() {
        String id = Ward.of(2).needing(1).draft();
        assertThat(Db.texts(
                        "select type from domain_event where subject_id = cast(? as uuid) order by occurred_at, id",
                        id))
                .containsExactly("schedule.queued", "schedule.drafted");
        assertThat(Db.texts(
                        "select action || ' ' || (actor_id is null) from audit_record"
                                + " where resource_id = cast(? as uuid) order by occurred_at, id",
                        id))
                .containsExactly("create false", "draft true");
    }

    @Test
    void staysWithinItsTimeLimit() {
        Ward ward = Ward.of(3).needing(1).endless();
        String id = Ward.draft(ward.week("move_limit", null));
        assertThat(Ward.read(id).getLong("data.progress.score_calculations_per_second"))
                .isPositive();
        assertThat(Ward.read(id).getDouble("data.progress.elapsed_seconds")).isBetween(0.9, 5.0);
    }

    /** Of two wishes one is broken by any roster: that is proven in an instant, and nobody waits for the minute to pass. */
    @Test
    void endsBeforeItsTimeOnceNothingCanBeBetter() {
        Ward ward = Ward.of(3).needing(1);
        for (String kind : List.of("on", "off")) {
            Api.create("requests", Map.of("person_id", ward.people().get(0), "date", Ward.day(0), "kind", kind));
        }
        Map<String, Object> body = ward.week("move_limit", null);
        body.put("time_limit_seconds", 60);
        JsonPath draft = Ward.read(Ward.draft(body));
        assertThat(draft.getInt("data.score.soft")).isNegative();
        assertThat(draft.getMap("data.progress.score_bound")).isEqualTo(draft.getMap("data.score"));
        assertThat(draft.getString("data.job.state")).isEqualTo("done");
        assertThat(draft.getDouble("data.progress.elapsed_seconds")).isLessThan(30);
    }

    @Test
    void givesTheSameRosterForTheSameSeedAndMoves() {
        Ward ward = Ward.of(6).needing(2).endless();
        Map<String, Object> body = ward.week("seed", 7);
        body.put("end_date", Ward.day(27));
        body.put("time_limit_seconds", 60);
        body.put("move_limit", 3000);
        String first = Ward.draft(body);
        String second = Ward.draft(body);
        assertThat(Ward.roster(first)).isNotEmpty().isEqualTo(Ward.roster(second));
        assertThat(Ward.read(first).getMap("data.score"))
                .isEqualTo(Ward.read(second).getMap("data.score"));
    }

    @Test
    void plansOnlyThePersonsNamed() {
        Ward ward = Ward.of(4).needing(1);
        List<String> two = ward.people().subList(0, 2);
        Map<String, Object> body = ward.week("team_id", null);
        body.put("person_ids", two);
        String id = Ward.draft(body);
        assertThat(Ward.read(id).getString("data.team_id")).isEqualTo(ward.team());
        List<String> planned = Api.coordinator()
                .get("schedules/" + id + "/assignments?view=grid")
                .path("data.people.id");
        assertThat(planned).containsExactlyInAnyOrderElementsOf(two);
    }

    @Test
    void respectsAbsencesAndWishes() {
        Ward ward = Ward.of(3).needing(1);
        Api.create(
                "absences",
                Map.of(
                        "person_id",
                        ward.people().get(0),
                        "type",
                        "vacation",
                        "start_date",
                        Ward.day(0),
                        "end_date",
                        Ward.day(6)));
        Api.create(
                "requests",
                Map.of(
                        "person_id",
                        ward.people().get(1),
                        "date",
                        Ward.day(2),
                        "activity_id",
                        ward.activity(),
                        "kind",
                        "on",
                        "weight",
                        1000));
        String id = ward.draft();
        assertThat(Ward.read(id).getInt("data.violation_counts.hard")).isZero();
        assertThat(Ward.roster(id))
                .noneMatch(cell -> cell.startsWith(ward.people().get(0)))
                .anyMatch(cell -> cell.startsWith(ward.people().get(1) + " " + Ward.day(2)));
    }

    @Test
    void putsNobodyOnWorkThatNobodyAskedFor() {
        Ward ward = Ward.of(3);
        String unwanted = Api.activity(ward.team());
        ward.cover(Map.of("end_date", Ward.day(3)));
        String id = ward.draft();
        assertThat(Ward.roster(id))
                .noneMatch(cell -> cell.endsWith(unwanted))
                .noneMatch(cell -> cell.contains(Ward.day(5)))
                .hasSize(4);
    }

    @Test
    void takesItsDefaults() {
        Ward ward = Ward.of(1).needing(1);
        Response accepted = Ward.post(Map.of(
                "name",
                Api.unique("Schedule"),
                "team_id",
                ward.team(),
                "start_date",
                Ward.day(0),
                "end_date",
                Ward.day(0)));
        accepted.then()
                .statusCode(202)
                .body("data.layer", equalTo("work"))
                .body("data.granularity", equalTo("day"))
                .body("data.job.time_limit_seconds", equalTo(60));
        Api.coordinator()
                .post("schedules/" + accepted.path("data.id") + "/cancel")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "name, , name",
        "team_id, , team_id",
        "start_date, , start_date",
        "end_date, , end_date",
        "end_date, 2030-01-06, end_date",
        "end_date, 2031-02-11, end_date",
        "start_date, 1969-12-31, start_date",
        "end_date, 3000-01-01, end_date",
        "team_id, 00000000-0000-7000-8000-000000000000, team_id",
        "layer, call, team_id",
        "layer, rotation, granularity",
        "granularity, block, granularity",
        "granularity, halfday, granularity",
        "time_limit_seconds, 0, time_limit_seconds",
        "time_limit_seconds, 3601, time_limit_seconds",
        "move_limit, 0, move_limit"
    })
    void refusesWhatCannotBePlannedAndStoresNothing(String field, String value, String named) {
        Ward ward = Ward.of(1).needing(1);
        Object typed = value != null && value.matches("\\d+") ? Integer.valueOf(value) : value;
        Ward.post(ward.week(field, typed))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field_errors", hasKey(named));
        assertNothingStored(ward);
    }

    @Test
    void takesFourHundredDays() {
        Ward ward = Ward.of(1).needing(1);
        Map<String, Object> body = ward.week("end_date", Ward.day(399));
        String id = Ward.generate(body);
        Ward.awaitStatus(id, "draft");
    }

    @Test
    void refusesATeamWithoutMembers() {
        Ward ward = Ward.of(0).needing(1);
        refusedFor(ward, ward.week(), "team_id");
    }

    @Test
    void refusesATeamWithoutActivities() {
        String team = Api.team();
        Ward ward = new Ward(team, List.of(Api.person(team)), "");
        refusedFor(ward, ward.week(), "team_id");
    }

    @Test
    void refusesAnEmptyListOfPersons() {
        Ward ward = Ward.of(1).needing(1);
        refusedFor(ward, ward.week("person_ids", List.of()), "person_ids");
    }

    @Test
    void refusesPersonsThatDoNotExist() {
        Ward ward = Ward.of(1).needing(1);
        refusedFor(
                ward,
                ward.week(
                        "person_ids",
                        List.of(ward.people().get(0), UUID.randomUUID().toString())),
                "person_ids");
    }

    @Test
    void refusesPersonsOfAnotherHospital() {
        Ward ward = Ward.of(1).needing(1);
        Hospital other = Hospital.open();
        refusedFor(ward, ward.week("person_ids", List.of(other.person(other.team()))), "person_ids");
        refusedFor(ward, ward.week("team_id", other.team()), "team_id");
    }

    @Test
    void refusesPersonsWithoutATeamInCommon() {
        Ward ward = Ward.of(1).needing(1);
        Map<String, Object> body = ward.week("team_id", null);
        body.put("person_ids", List.of(ward.people().get(0), Api.person(Api.team())));
        refusedFor(ward, body, "team_id");
    }

    @Test
    void refusesCoverThatNobodyCouldGive() {
        Ward ward = Ward.of(2).needing(3);
        Ward.post(ward.week())
                .then()
                .statusCode(422)
                .body("error.code", equalTo("IMPOSSIBLE_COVER"))
                .body("error.details.shortages[0].required", equalTo(3))
                .body("error.details.shortages[0].able", equalTo(2))
                .body("error.details.shortages.size()", equalTo(7));
        assertNothingStored(ward);
    }

    @Test
    void refusesCoverOfASkillThatNobodyHas() {
        Ward ward = Ward.of(2);
        ward.cover(Map.of("skill", "surgery"));
        Ward.post(ward.week()).then().statusCode(422).body("error.code", equalTo("IMPOSSIBLE_COVER"));
        assertNothingStored(ward);
    }

    @Test
    void refusesTenThousandPeople() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        hospital.activity(team);
        hospital.people(team, 10_000);
        String before = hospital.rows();
        hospital.api()
                .body(Map.of("name", "too many", "team_id", team, "start_date", Ward.day(0), "end_date", Ward.day(6)))
                .post("schedules")
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field_errors", hasKey("team_id"));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void isRefusedWhileTheSamePeopleArePlannedForTheSameDays() {
        Ward ward = Ward.of(2).needing(1);
        String running = Ward.generate(ward.longWeek());
        try {
            Map<String, Object> touching =
                    ward.week("person_ids", List.of(ward.people().get(1)));
            touching.put("start_date", Ward.day(6));
            touching.put("end_date", Ward.day(8));
            Ward.post(touching)
                    .then()
                    .statusCode(409)
                    .body("error.code", equalTo("GENERATION_RUNNING"))
                    .body("error.details.schedule_id", equalTo(running));

            Map<String, Object> weekAfter = ward.week("start_date", Ward.day(7));
            weekAfter.put("end_date", Ward.day(13));
            Ward.post(weekAfter).then().statusCode(202);

            Ward others = Ward.of(1).needing(1);
            Ward.post(others.week()).then().statusCode(202);
        } finally {
            Api.coordinator().post("schedules/" + running + "/cancel");
        }
    }

    @Test
    void isAllowedAgainOnceTheDraftIsThere() {
        Ward ward = Ward.of(2).needing(1);
        ward.draft();
        assertThat(Db.count(
                        "select count(*) from generation_claim where person_id = cast(? as uuid)",
                        ward.people().get(0)))
                .isZero();
        ward.draft();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void isWonByExactlyOneOfManyAtOnce(int clients) {
        Ward ward = Ward.of(2).needing(1);
        Map<String, Object> body = ward.longWeek();
        List<Response> answers = Race.of(clients, () -> Ward.post(body));
        List<Integer> statuses =
                answers.stream().map(Response::statusCode).sorted().toList();
        String winner = answers.stream()
                .filter(a -> a.statusCode() == 202)
                .map(a -> a.<String>path("data.id"))
                .findFirst()
                .orElseThrow();
        Api.coordinator().post("schedules/" + winner + "/cancel");
        assertThat(statuses.get(0)).isEqualTo(202);
        assertThat(statuses.subList(1, clients)).containsOnly(409);
        assertThat(answers.stream().filter(a -> a.statusCode() == 409).map(a -> a.<String>path("error.code")))
                .containsOnly("GENERATION_RUNNING");
        assertThat(Db.count("select count(*) from schedule where team_id = cast(? as uuid)", ward.team()))
                .isEqualTo(1);
    }

    @Test
    void isForThoseWhoMay() {
        Ward ward = Ward.of(1).needing(1);
        Api.as("nurse").body(ward.week()).post("schedules").then().statusCode(403);
        assertNothingStored(ward);
    }

    private static void refusedFor(Ward ward, Map<String, Object> body, String field) {
        Ward.post(body)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("error.details.field_errors", hasKey(field));
        assertNothingStored(ward);
    }

    private static void assertNothingStored(Ward ward) {
        assertThat(Db.count("select count(*) from schedule where team_id = cast(? as uuid)", ward.team()))
                .isZero();
        assertThat(Db.count(
                        "select count(*) from generation_claim c join team_membership m using (workspace_id, person_id)"
                                + " where m.team_id = cast(? as uuid)",
                        ward.team()))
                .isZero();
    }
}
