package org.rounds.it.identity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

/** One record of every kind in a hospital; those that belong to somebody belong to the person. */
final class Records {
    private static final AtomicInteger DAY = new AtomicInteger();

    /** A schedule in force and one assignment in it. */
    private record Published(String schedule, String assignment) {}

    private final Hospital hospital;
    private final String person;
    private final String team;
    /** The person is not in it for good. */
    private final String joined;

    private final String activity;
    private final String admin;
    private final int year = Api.year();
    private final Map<String, String> ids = new HashMap<>();
    private @Nullable Published published;

    Records(Hospital hospital, String person) {
        this.hospital = hospital;
        this.person = person;
        this.team = hospital.team();
        this.joined = hospital.team();
        this.activity = hospital.activity(team);
        this.admin = hospital.user("admin", null);
        ids.putAll(Map.of("teams", team, "people", person, "activities", activity));
        ids.put("academic-years", hospital.create("academic-years", Map.of("year", year)));
        id("absences");
        id("requests");
        workOnASaturday();
    }

    /** So that the person has a line in the fairness ledger. */
    private void workOnASaturday() {
        String day = "2030-02-09";
        String schedule = hospital.draft(team, "WORK", day, day, List.of(person));
        hospital.create(
                "assignments",
                Map.of("schedule_id", schedule, "person_id", person, "activity_id", activity, "date", day));
        hospital.publish(schedule).then().statusCode(200);
    }

    String person() {
        return person;
    }

    String team() {
        return team;
    }

    String activity() {
        return activity;
    }

    /** Returns the id of the record of that kind. */
    String id(String collection) {
        return switch (collection) {
            case "schedules" -> published().schedule();
            case "assignments" -> published().assignment();
            case "scenarios" ->
                ids.computeIfAbsent(
                        collection,
                        c -> hospital.create(
                                "schedules/" + published().schedule() + "/" + c, Map.of("name", "What if")));
            case "notifications" -> // of the publication of that Saturday
                Db.text("select id from notification where person_id = cast(? as uuid) order by id limit 1", person);
            default -> ids.computeIfAbsent(collection, this::created);
        };
    }

    private Published published() {
        if (published == null) {
            String schedule = hospital.draft(team, "WORK", "2030-01-07", "2030-01-13", List.of(person));
            hospital.publish(schedule).then().statusCode(200);
            published = new Published(schedule, hospital.create("assignments", assignment(schedule, "2030-01-08")));
        }
        return published;
    }

    private String created(String collection) {
        return (Set.of("roles", "users", "rule-sets").contains(collection) ? Api.as(admin) : hospital.api())
                .body(body(collection))
                .post(collection)
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    /** What to post for one more record of that kind. */
    Object body(String collection) {
        if (collection.endsWith("/batch")) {
            Object item = body(collection.replace("/batch", ""));
            return Map.of("items", List.of(item), "dry_run", true);
        }
        String day = LocalDate.of(2031, 1, 1).plusDays(DAY.incrementAndGet()).toString();
        return switch (collection) {
            case "auth" -> Map.of("username", "coordinator", "password", Api.PASSWORD);
            case "teams" -> Map.of("name", Api.unique("Team"));
            case "people" -> Map.of("name", Api.unique("Person"), "type", "nurse", "team_id", team);
            case "rotation-templates" -> Map.of("team_id", team, "code", Api.unique("R"));
            case "activities", "shift-types" ->
                Map.of("team_id", team, "code", Api.unique("S"), "start_time", "08:00", "length_minutes", 480);
            case "coverage-requirements" ->
                Map.of("team_id", team, "activity_id", activity, "date", day, "required", 1);
            case "absences" -> Map.of("person_id", person, "type", "vacation", "start_date", day, "end_date", day);
            case "memberships" -> Map.of("person_id", person, "team_id", joined, "start_date", day, "end_date", day);
            case "people/academic-year/rollover" -> Map.of("from_year", 1970, "dry_run", true); // as for schedules
            case "requests" -> Map.of("person_id", person, "date", day);
            case "academic-years" -> Map.of("year", Api.year());
            case "blocks" -> block(LocalDate.of(year, 7, 1).plusDays(DAY.get() % 360));
            case "holidays" -> Map.of("team_id", team, "name", "Holiday", "date", day);
            case "holidays/generate" -> Map.of("year", 2030);
            case "roles" ->
                Map.of(
                        "name",
                        "role_" + DAY.incrementAndGet(),
                        "title",
                        "A role",
                        "grants",
                        List.of(Map.of("resource", "team", "action", "read")));
            case "rule-sets" -> Map.of("team_id", team, "name", Api.unique("Rules"), "rules", List.of());
            case "users" ->
                Map.of(
                        "username",
                        Api.unique("user"),
                        "password",
                        "correct horse battery",
                        "role",
                        "rn",
                        "person_id",
                        hospital.person(team));
            // Ends before it starts, so that who may generate is told so and the solver has nothing to do.
            case "schedules", "schedules/validate-config", "schedules/diagnose" ->
                Map.of("name", Api.unique("S"), "team_id", team, "start_date", day, "end_date", "2030-01-01");
            case "assignments" -> assignment(published().schedule(), "2030-01-09");
            case "admin/demo", "notifications/read-all" -> Map.of();
            case "imports" -> "nothing that could be imported";
            default -> throw new IllegalArgumentException("No body for " + collection + " yet");
        };
    }

    private Map<String, Object> block(LocalDate day) {
        String on = day.toString();
        return Map.of(
                "academic_year_id", id("academic-years"), "number", DAY.get() % 54, "start_date", on, "end_date", on);
    }

    private Map<String, String> assignment(String schedule, String day) {
        return Map.of("schedule_id", schedule, "person_id", person, "activity_id", activity, "date", day);
    }
}
