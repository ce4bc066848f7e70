package org.rounds.it.schedule;

import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rounds.it.Api;
import org.rounds.it.Db;

/** The scenarios of a roster's schedule. */
record Scenarios(Roster roster) {
    private String base() {
        return "schedules/" + roster.schedule() + "/scenarios";
    }

    Response post(Object... changes) {
        return roster.hospital()
                .api()
                .body(Map.of("name", Api.unique("What if"), "changes", List.of(changes)))
                .post(base());
    }

    /** Branches one off; it is written as every other roster is. */
    Roster branch(Object... changes) {
        String id = post(changes).then().statusCode(201).extract().path("data.id");
        return new Roster(roster.hospital(), roster.team(), roster.people(), roster.activity(), id);
    }

    Response get(Roster scenario, String path) {
        return roster.hospital().api().get(base() + "/" + scenario.schedule() + path);
    }

    Response merge(Roster scenario, Map<String, ?> body) {
        return roster.hospital().api().body(body).post(base() + "/" + scenario.schedule() + "/merge");
    }

    Response merge(Roster scenario) {
        return merge(scenario, Map.of());
    }

    Response change(Roster scenario, Map<String, ?> body) {
        return roster.hospital()
                .api()
                .header(seen(get(scenario, "")))
                .body(body)
                .patch(base() + "/" + scenario.schedule());
    }

    /** PUT does the same as PATCH. */
    Response replace(Roster scenario, Map<String, ?> body) {
        return roster.hospital()
                .api()
                .header(seen(get(scenario, "")))
                .body(body)
                .put(base() + "/" + scenario.schedule());
    }

    Response plan(Roster scenario, Map<String, ?> body) {
        return roster.hospital().api().body(body).post(base() + "/" + scenario.schedule() + "/plan");
    }

    Response delete(Roster scenario) {
        return roster.hospital().api().delete(base() + "/" + scenario.schedule());
    }

    /** Names a cell of the person and day, counted from 0. */
    Map<String, Object> cell(int person, int day) {
        return new HashMap<>(Map.of("person_id", roster.people().get(person), "date", Roster.day(day)));
    }

    Map<String, Object> resolution(int person, int day, String take) {
        Map<String, Object> cell = cell(person, day);
        cell.put("take", take);
        return cell;
    }

    /** What is stored of the person's day, in whichever of the schedules. */
    String assignment(Roster of, int person, int day) {
        return Db.text(
                "select id from assignment where schedule_id = cast(? as uuid) and person_id = cast(? as uuid)"
                        + " and date = cast(? as date)",
                of.schedule(),
                roster.people().get(person),
                Roster.day(day));
    }

    void remove(Roster of, int person, int day) {
        roster.hospital()
                .api()
                .delete("assignments/" + assignment(of, person, day))
                .then()
                .statusCode(204);
    }

    /** Who works when: the index of a person and of a day, in order. */
    List<String> stored(Roster of) {
        return Db.texts(
                "select array_position(cast(? as uuid[]), person_id) - 1 || '/' || date - cast(? as date) || ' '"
                        + " || activity_id from assignment where schedule_id = cast(? as uuid) order by 1",
                "{" + String.join(",", roster.people()) + "}",
                Roster.FIRST,
                of.schedule());
    }

    /** The same, where everybody does the roster's own activity. */
    List<String> work(Roster of) {
        return stored(of).stream().map(cell -> cell.split(" ")[0]).toList();
    }
}
