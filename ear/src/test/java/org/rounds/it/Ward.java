package org.rounds.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small team of a test's own with one day shift, small enough that the solver is done at once. */
public record Ward(String team, List<String> people, String activity) {

    /** A Monday; every ward has people of its own, so that tests may share their days. */
    public static final LocalDate MONDAY = LocalDate.of(2030, 1, 7);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    public static Ward of(int people) {
        String team = Api.team();
        return new Ward(
                team, Stream.generate(() -> Api.person(team)).limit(people).toList(), Api.activity(team));
    }

    /** Wants so many heads on every day of the first four weeks. */
    public Ward needing(int required) {
        cover(Map.of("required", required));
        return this;
    }

    public String cover(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "team_id", team, "activity_id", activity, "start_date", day(0), "end_date", day(27), "required", 1));
        body.putAll(more);
        return Api.create("coverage-requirements", body);
    }

    /** Keeps the solver from being done before its time. */
    public Ward endless() {
        endless("coordinator", people.get(0), day(5));
        return this;
    }

    /**
     * Has somebody wish for a Saturday who wants no weekends: something stays unfulfilled, and since how many weekends a row
     * has at a price is not in what the solver proves, it goes on.
     *
     * @param coordinator who writes that
     */
    public static void endless(String coordinator, String person, String saturday) {
        Api.as(coordinator)
                .header(Api.seen(Api.as(coordinator).get("people/" + person)))
                .body(Map.of(
                        "limits", Map.of("terms", List.of(Map.of("rule", "most_weekends", "limit", 0, "weight", 1)))))
                .patch("people/" + person)
                .then()
                .statusCode(200);
        Api.as(coordinator)
                .body(Map.of("person_id", person, "date", saturday, "kind", "on"))
                .post("requests")
                .then()
                .statusCode(201);
    }

    /** What to post for a week that is solved for a minute, unless it is cancelled. */
    public Map<String, Object> longWeek() {
        Map<String, Object> body = endless().week("move_limit", null);
        body.put("time_limit_seconds", 60);
        return body;
    }

    /** The day so many days after the first, as the API writes it. */
    public static String day(int number) {
        return MONDAY.plusDays(number).toString();
    }

    /** What to post for a schedule of one week that is solved in an instant. */
    public Map<String, Object> week() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", Api.unique("Schedule"));
        body.put("team_id", team);
        body.put("layer", "work");
        body.put("granularity", "day");
        body.put("start_date", day(0));
        body.put("end_date", day(6));
        body.put("time_limit_seconds", 1);
        body.put("move_limit", 500);
        return body;
    }

    /** The same with other fields; a null takes one away. */
    public Map<String, Object> week(String field, Object value) {
        Map<String, Object> body = week();
        body.put(field, value);
        if (value == null) {
            body.remove(field);
        }
        return body;
    }

    public static Response post(Map<String, ?> schedule) {
        return Api.coordinator().body(schedule).post("schedules");
    }

    public static String generate(Map<String, ?> schedule) {
        return post(schedule).then().statusCode(202).extract().path("data.id");
    }

    /** Generates and waits for the draft. */
    public static String draft(Map<String, ?> schedule) {
        String id = generate(schedule);
        awaitStatus(id, "draft");
        return id;
    }

    public String draft() {
        return draft(week());
    }

    /** Publishes with the version just read. */
    public static Response publish(String schedule) {
        return Api.coordinator()
                .header(Api.seen(Api.coordinator().get("schedules/" + schedule)))
                .post("schedules/" + schedule + "/publish");
    }

    public static JsonPath read(String schedule) {
        return Api.coordinator()
                .get("schedules/" + schedule)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static String status(String schedule) {
        return read(schedule).getString("data.status");
    }

    public static void awaitStatus(String schedule, String status) {
        await("schedule " + schedule + " is " + status)
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(status(schedule)).isEqualTo(status));
    }

    /** What each person does on each day, without the ids of rows: {@code person date activity}. */
    public static List<String> roster(String schedule) {
        return Db.texts(
                "select person_id || ' ' || date || ' ' || activity_id from assignment"
                        + " where schedule_id = cast(? as uuid) order by 1",
                schedule);
    }
}
