package org.rounds.it.contract;

import static org.rounds.it.Api.seen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

/**
 * A hospital with some of everything that is listed, different enough that filters tell it apart and alike enough that
 * sort keys do not.
 */
record FilledHospital(Hospital hospital, String team, String schedule, String person) {

    static final int NUMBER = 7;
    private static final List<String> TYPES = List.of("nurse", "resident", "faculty");

    /** @param name what every name begins with */
    static FilledHospital fill(String name) {
        Hospital hospital = named(name, Hospital.open().administered());
        List<String> teams = new ArrayList<>();
        List<String> people = new ArrayList<>();
        List<String> activities = new ArrayList<>();
        for (int i = 1; i <= NUMBER; i++) {
            String full = name + " " + i + " 100% &+{x}";
            String kind = i % 2 == 0 ? "clinic" : "ward";
            teams.add(hospital.create(
                    "teams", Map.of("name", full, "kind", kind, "time_zone", i < 4 ? "Asia/Tokyo" : "Europe/Paris")));
            people.add(hospital.create("people", person(i, full, teams.get(i % 2 == 0 ? 0 : i - 1))));
            activities.add(hospital.create("activities", activity(i, full, teams.get(0))));
        }
        for (int i = 1; i <= NUMBER; i++) {
            String person = people.get(i - 1);
            String activity = activities.get(i - 1);
            Map<String, Object> days = Map.of("start_date", day(i / 2), "end_date", day(i / 2 + i % 3));
            hospital.create("absences", and(days, Map.of("person_id", person, "type", i < 4 ? "vacation" : "sick")));
            hospital.create(
                    "requests",
                    Map.of(
                            "person_id",
                            person,
                            "date",
                            day(i),
                            "activity_id",
                            activity,
                            "kind",
                            i < 4 ? "on" : "off",
                            "weight",
                            i % 3 + 1));
            hospital.create(
                    "coverage-requirements",
                    and(
                            days,
                            Map.of(
                                    "team_id",
                                    teams.get(i % 2),
                                    "activity_id",
                                    activity,
                                    "skill",
                                    i % 2 == 0 ? "icu" : "ward",
                                    "minimum",
                                    i % 2,
                                    "required",
                                    i % 3 + 1)));
        }
        for (int i = 1; i <= NUMBER; i++) {
            Map<String, ?> grant = Map.of("resource", "team", "action", i % 2 == 0 ? "create" : "delete");
            hospital.create(
                    "roles", Map.of("name", "role_" + i, "title", name + " " + i + " ", "grants", List.of(grant)));
            Map<String, ?> rule =
                    Map.of("kind", "continuous_duty", "limit", 1440 + i, "from_date", day(i), "pgy_level", i % 3 + 1);
            hospital.create(
                    "rule-sets",
                    Map.of("name", name + " " + i + " ", "team_id", teams.get(i % 2), "rules", List.of(rule)));
            Map<String, Object> user = Map.of(
                    "username",
                    name + " " + i + " " + hospital.workspace(),
                    "password",
                    "correct horse battery",
                    "role",
                    i < 4 ? "rn" : "lpn");
            hospital.create("users", and(user, Map.of("person_id", people.get(i - 1))));
        }
        years(hospital, name, teams.get(0));
        templates(hospital, name, teams.get(0));
        for (int i = 2; i < NUMBER; i++) {
            Map<String, Object> days = Map.of("start_date", day(i), "end_date", day(i));
            Map<String, Object> joined = and(days, Map.of("role", i % 2 == 0 ? "lead" : "member"));
            hospital.create("memberships", and(joined, Map.of("person_id", people.get(0), "team_id", teams.get(i))));
            if (i % 2 == 0) {
                hospital.create(
                        "memberships", and(joined, Map.of("person_id", people.get(i), "team_id", teams.get(0))));
            }
            String state = i % 2 == 0 ? "pending" : "confirmed";
            hospital.create("absences", and(days, Map.of("person_id", people.get(0), "type", "tdy", "state", state)));
        }
        Db.update("update person set active = false where id = ?", UUID.fromString(people.get(0)));
        schedules(hospital, name, teams);
        String schedule = Db.text(
                "select id from schedule where workspace_id = ? and layer = 'WORK' limit 1", hospital.workspace());
        assignments(hospital, schedule, activities);
        hospital.api()
                .header(seen(0))
                .body(Map.of("name", name + " 1, the first"))
                .patch("schedules/" + schedule)
                .then()
                .statusCode(200);
        return new FilledHospital(hospital, teams.get(0), schedule, people.get(0));
    }

    private static void templates(Hospital hospital, String name, String team) {
        for (int i = 1; i <= NUMBER; i++) {
            Map<String, Object> template = new HashMap<>(Map.of(
                    "code",
                    "R" + i % 4,
                    "name",
                    name + " " + i + " 100% &+{x}",
                    "setting",
                    i % 2 == 0 ? "inpatient" : "elective",
                    "leave_eligible",
                    i % 3 == 0,
                    "skills",
                    List.of(i % 2 == 0 ? "icu" : "ward")));
            if (i < 4) {
                template.put("team_id", team);
            }
            String id = hospital.create("rotation-templates", template);
            if (i < 3) {
                hospital.api()
                        .post("rotation-templates/" + id + "/archive")
                        .then()
                        .statusCode(200);
            }
        }
    }

    private static void years(Hospital hospital, String name, String team) {
        String year = null;
        for (int i = 1; i <= NUMBER; i++) {
            String full = name + " " + i + " 100% &+{x}";
            String next = hospital.create("academic-years", Map.of("year", 2028 + i, "name", full));
            year = year == null ? next : year;
            Map<String, Object> day = Map.of("start_date", day(2 * i), "end_date", day(2 * i + i % 2));
            Map<String, Object> block = Map.of("academic_year_id", year, "number", i, "orientation", i < 3);
            hospital.create("blocks", and(and(day, block), Map.of("name", full)));
            Map<String, Object> holiday = Map.of(
                    "date",
                    day(i),
                    "observed_date",
                    day(i + 1),
                    "kind",
                    i < 4 ? "federal" : "closure",
                    "name",
                    full,
                    "team_id",
                    team);
            hospital.create("holidays", holiday);
        }
    }

    /** Lets search find the coordinator too. */
    private static Hospital named(String name, Hospital hospital) {
        String coordinator = (name + " " + hospital.coordinator()).toLowerCase(java.util.Locale.ROOT);
        Db.update("update app_user set username = ? where username = ?", coordinator, hospital.coordinator());
        return new Hospital(hospital.workspace(), coordinator);
    }

    /** The days of these rosters, from 0. */
    static String day(int number) {
        return java.time.LocalDate.of(2030, 5, 6).plusDays(number).toString();
    }

    private static Map<String, Object> person(int i, String name, String team) {
        Map<String, Object> person = new HashMap<>(Map.of(
                "name",
                name,
                "type",
                TYPES.get(i % 3),
                "skills",
                i % 2 == 0 ? List.of("icu", "ward") : List.of("ward"),
                "team_id",
                team));
        if (TYPES.get(i % 3).equals("resident")) {
            person.put("pgy_level", i % 2 + 1);
        } else if (TYPES.get(i % 3).equals("faculty")) {
            person.put("faculty_role", i % 2 == 0 ? "core" : "pd");
            person.put("specialties", List.of("Geriatrics", i % 2 == 0 ? "Obstetrics" : "Sports medicine"));
            person.put("email", "p" + i + "@example.org");
        }
        return person;
    }

    private static Map<String, Object> activity(int i, String name, String team) {
        Map<String, Object> activity = new HashMap<>(Map.of(
                "code",
                "C" + i % 4,
                "name",
                name,
                "kind",
                i < 4 ? "call" : "shift",
                "start_time",
                i < 4 ? "20:00" : "07:30",
                "length_minutes",
                i % 2 == 0 ? 480 : 720,
                "presence",
                i < 4 ? "at_home" : "on_site",
                "bookable",
                i % 2 == 0,
                "skills",
                List.of(i % 2 == 0 ? "icu" : "ward")));
        if (i < 4) {
            activity.put("team_id", team);
        }
        return activity;
    }

    private static Map<String, Object> and(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    /** By way of the database, since a solver would take its time and have its own will. */
    private static void schedules(Hospital hospital, String name, List<String> teams) {
        Db.update(
                "insert into schedule (id, workspace_id, name, team_id, layer, granularity, start_date, end_date,"
                        + " status, published_at, created_at, version) select gen_random_uuid(), ?, ? || ' ' || n || ' ',"
                        + " cast(? as uuid), case when n = 1 then 'WORK' else 'CALL' end, 'DAY', date '2030-05-06' + n /"
                        + " 2, date '2030-05-06' + n / 2 + n % 3, case when n < 4 then 'SUPERSEDED' else 'DRAFT' end, case"
                        + " when n < 4 then timestamptz '2030-01-01 00:00+00' end, timestamptz '2029-01-01 00:00+00', 0"
                        + " from generate_series(1, ?) n",
                hospital.workspace(), name, teams.get(1), NUMBER);
    }

    private static void assignments(Hospital hospital, String schedule, List<String> activities) {
        UUID id = UUID.fromString(schedule);
        UUID workspace = hospital.workspace();
        Db.update(
                "insert into schedule_person (workspace_id, schedule_id, person_id)"
                        + " select workspace_id, ?, id from person where workspace_id = ?",
                id,
                workspace);
        Db.update(
                "insert into assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot,"
                        + " activity_id, starts_at, ends_at, pinned, in_force, created_at, version)"
                        + " select gen_random_uuid(), p.workspace_id, ?, p.id, 'WORK', d.day, d.day, 'DAY',"
                        + " cast(? as uuid), d.day + interval '8 hours', d.day + interval '16 hours', false,"
                        + " d.day < date '2030-05-09', now(), 0"
                        + " from person p, (select date '2030-05-06' + n as day from generate_series(0, 5) n) d"
                        + " where p.workspace_id = ?",
                id,
                activities.get(0),
                workspace);
    }
}
