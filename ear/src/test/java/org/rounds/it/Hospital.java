package org.rounds.it;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A workspace of a test's own, with a coordinator who can sign in. What is counted in it was made by that test, and what
 * is in it the demo's users must never see.
 */
public record Hospital(UUID workspace, String coordinator) {

    /** Opens one; there is no public use case for that yet, so its two rows come by way of the database. */
    public static Hospital open() {
        UUID id = UUID.randomUUID();
        String name = "it-" + id;
        Db.update(
                "insert into workspace (id, workspace_id, slug, name, time_zone, created_at, version)"
                        + " values (?, ?, ?, ?, 'Europe/Berlin', now(), 0)",
                id,
                id,
                name,
                name);
        Db.update(
                "insert into app_user (id, workspace_id, username, password_hash, role, active, created_at, version)"
                        + " select ?, ?, ?, password_hash, role, active, now(), 0 from app_user"
                        + " where username = 'coordinator'",
                UUID.randomUUID(),
                id,
                name);
        return new Hospital(id, name);
    }

    /** Lets the coordinator do what administrators do: from the next sign-in on. */
    public Hospital administered() {
        Db.update("update app_user set role = 'admin' where username = ?", coordinator);
        return this;
    }

    /** Adds a user with that role who is that person, or nobody; returns the name to sign in with. */
    public String user(String role, String person) {
        String name = role + "-" + UUID.randomUUID();
        Db.update(
                "insert into app_user"
                        + " (id, workspace_id, username, password_hash, role, person_id, active, created_at, version)"
                        + " select ?, ?, ?, password_hash, ?, cast(? as uuid), active, now(), 0 from app_user"
                        + " where username = 'coordinator'",
                UUID.randomUUID(),
                workspace,
                name,
                role,
                person);
        return name;
    }

    public RequestSpecification api() {
        return Api.as(coordinator);
    }

    /** What the workspace holds, in numbers. */
    public String rows() {
        return Db.rowsOf(workspace);
    }

    public String create(String collection, Map<String, ?> body) {
        return api().body(body)
                .post(collection)
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    public String team() {
        return create("teams", Map.of("name", Api.unique("Ward")));
    }

    public String person(String team) {
        return create("people", Map.of("name", Api.unique("Person"), "type", "nurse", "team_id", team));
    }

    public String activity(String team) {
        return create(
                "activities",
                Map.of("team_id", team, "code", Api.unique("S"), "start_time", "08:00", "length_minutes", 480));
    }

    /** Adds persons without the API's cost per row; they have no limits. */
    public void people(String team, int number) {
        Db.update(
                "with made as (insert into person (id, workspace_id, name, type, active, created_at, version)"
                        + " select gen_random_uuid(), ?, 'Person ' || n, 'NURSE', true, now(), 0"
                        + " from generate_series(1, ?) n returning id)"
                        + " insert into team_membership (id, workspace_id, team_id, person_id, created_at, version)"
                        + " select gen_random_uuid(), ?, ?, id, now(), 0 from made",
                workspace,
                number,
                workspace,
                UUID.fromString(team));
    }

    /** Adds an empty draft by days for these people, as if it had been generated: no solver has a will of its own here. */
    public String draft(String team, String layer, String from, String to, List<String> people) {
        UUID id = UUID.randomUUID();
        Db.update(
                "insert into schedule (id, workspace_id, name, team_id, layer, granularity, start_date, end_date, status,"
                        + " hard_score, medium_score, soft_score, coverage_rate, hard_violations, soft_violations,"
                        + " warnings, created_at, version) values (?, ?, ?, cast(? as uuid), ?, 'DAY',"
                        + " cast(? as date), cast(? as date), 'DRAFT', 0, 0, 0, 1, 0, 0, 0, now(), 0)",
                id,
                workspace,
                Api.unique("Draft"),
                team,
                layer,
                from,
                to);
        Db.update(
                "insert into schedule_person (workspace_id, schedule_id, person_id)"
                        + " select ?, ?, unnest(cast(? as uuid[]))",
                workspace,
                id,
                "{" + String.join(",", people) + "}");
        return id.toString();
    }

    /** Has a schedule generated, after so many moves, and waits for the draft. */
    public String generated(int moves, Map<String, ?> schedule) {
        Map<String, Object> body = new HashMap<>(Map.of("name", Api.unique("Schedule")));
        body.putAll(Map.of("time_limit_seconds", 20, "move_limit", moves));
        body.putAll(schedule);
        String id = api().body(body)
                .post("schedules")
                .then()
                .statusCode(202)
                .extract()
                .path("data.id");
        await("schedule " + id)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> api().get("schedules/" + id).path("data.status").equals("draft"));
        return id;
    }

    /** Publishes with the version just read. */
    public Response publish(String schedule) {
        return api().header(Api.seen(api().get("schedules/" + schedule))).post("schedules/" + schedule + "/publish");
    }

    /** Keeps the days of a rotation's week from Monday to the last one (ISO, 1 to 7) for an activity. */
    public void protect(String rotation, String activity, int lastDay) {
        List<Map<String, Object>> week = new ArrayList<>();
        for (int weekday = 1; weekday <= lastDay; weekday++) {
            week.add(Map.of("weekday", weekday, "slot", "day", "activity_id", activity, "protected_time", true));
        }
        api().header(Api.seen(0))
                .body(Map.of("patterns", week))
                .put("rotation-templates/" + rotation + "/patterns")
                .then()
                .statusCode(200);
    }

    public String cover(String team, String activity, String from, String to, int required) {
        Map<String, Object> body = new HashMap<>(Map.of("team_id", team, "activity_id", activity));
        body.putAll(Map.of("start_date", from, "end_date", to, "required", required));
        return create("coverage-requirements", body);
    }
}
