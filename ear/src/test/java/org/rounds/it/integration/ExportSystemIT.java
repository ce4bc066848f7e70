package org.rounds.it.integration;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.rounds.it.Api.seen;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;

@DisplayName("Exporting a team")
class ExportSystemIT {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String HOSTILE = "=1+1\n\"q\"; 007, 👩‍⚕️ שלום ";

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void importMakesTheSameTeamAgain(String format) {
        Hospital hospital = Hospital.open();
        String team = everything(hospital);
        byte[] file = export(hospital, team, format);
        List<String> rows = stored(team);
        Map<String, String> tables = withoutTeam(export(hospital, team, "csv"));
        Hospital elsewhere = Hospital.open();
        String moved = imported(elsewhere, file, "Moved");
        assertThat(stored(moved)).isEqualTo(rows).hasSizeGreaterThan(35);
        assertThat(withoutTeam(export(elsewhere, moved, "csv"))).isEqualTo(tables);
        Db.update("update person set email = null where workspace_id = ?", hospital.workspace());
        String copy = imported(hospital, file, "Copy");
        assertThat(stored(copy)).isEqualTo(rows);
        assertThat(withoutTeam(export(hospital, copy, "csv"))).isEqualTo(tables);
    }

    @Test
    void sameAddressCannotBeTwoPeoples() {
        Hospital hospital = Hospital.open();
        byte[] file = export(hospital, everything(hospital), "csv");
        long people = people(hospital);
        hospital.api()
                .contentType("application/octet-stream")
                .body(file)
                .post("imports?team_name=Copy")
                .then()
                .statusCode(422)
                .body("error.code", equalTo("IMPORT_INVALID"))
                .body("error.details.lines", hasSize(1))
                .body("error.details.lines[0].file", equalTo("people.csv"))
                .body("error.details.lines[0].line", equalTo(3))
                .body("error.details.lines[0].field", equalTo("email"));
        assertThat(people(hospital)).isEqualTo(people);
    }

    private static long people(Hospital hospital) {
        return Db.count("select count(*) from person where workspace_id = ?", hospital.workspace());
    }

    @Test
    void emptyTeamIsExportedToo() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        Map<String, String> files = Tables.of(export(hospital, team, "csv"));
        assertThat(files).hasSize(13);
        assertThat(files.get("people.csv").lines()).hasSize(1);
        assertThat(stored(imported(hospital, export(hospital, team, "xlsx"), "Copy")))
                .isEqualTo(stored(team));
    }

    @Test
    void othersRowsStayOut() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        String other = hospital.team();
        String theirs = hospital.activity(other);
        String person = hospital.person(team);
        hospital.person(other);
        hospital.create("requests", Map.of("person_id", person, "date", "2030-01-07", "activity_id", theirs));
        hospital.cover(other, theirs, "2030-01-07", "2030-01-08", 1);
        hospital.api()
                .header(seen(0))
                .body(Map.of("limits", Map.of("terms", terms(Set.of(theirs)).subList(1, 2))))
                .patch("people/" + person)
                .then()
                .statusCode(200);
        Map<String, String> files = Tables.of(export(hospital, team, "csv"));
        for (String table : List.of("activities", "requests", "coverage", "terms", "term_days")) {
            assertThat(files.get(table + ".csv").lines()).as(table).hasSize(1);
        }
        assertThat(files.get("people.csv").lines()).hasSize(2);
    }

    @Test
    void codeWithTwoMeaningsIsRefused() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        Map<String, Object> shift = Map.of("code", "D", "start_time", "08:00", "length_minutes", 480);
        String shared = hospital.create("activities", shift);
        Map<String, Object> own = new java.util.HashMap<>(shift);
        own.put("team_id", team);
        hospital.create("activities", own);
        hospital.cover(team, shared, "2030-01-07", "2030-01-08", 1);
        hospital.api()
                .get("teams/" + team + "/export")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("EXPORT_AMBIGUOUS"))
                .body("error.details.code", equalTo("D"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', */*, application/zip",
        "'', application/zip, application/zip",
        "'', " + XLSX + ", " + XLSX,
        "'', 'text/html, " + XLSX + ";q=0.9, */*;q=0.1', text/html",
        "?format=csv, application/json, application/zip",
        "?format=xlsx, */*, " + XLSX,
    })
    void kindOfFileIsChosenByParameterOrAccept(String query, String accept, String type) {
        String expected = type.equals("text/html") ? XLSX : type;
        Api.coordinator()
                .accept(accept)
                .get("teams/" + Api.team() + "/export" + query)
                .then()
                .statusCode(200)
                .contentType(startsWith(expected));
    }

    @Test
    void fileHasASafeName() {
        Hospital hospital = Hospital.open();
        String team = hospital.create("teams", Map.of("name", "../Nörd \"A\"\r\nX: y"));
        Response file = hospital.api().get("teams/" + team + "/export?format=xlsx");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__Nord _A___X_ y.xlsx\";"
                        + " filename*=UTF-8''__N%C3%B6rd%20_A___X_%20y.xlsx");
        assertThat(file.header("Cache-Control")).contains("no-store");
    }

    @Test
    void readingPersonalDataIsAudited() {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        export(hospital, team, "csv");
        assertThat(Db.texts("select action from audit_record where resource_id = cast(? as uuid) order by 1", team))
                .containsExactly("create", "exported");
    }

    @Test
    void isForThoseWhoMay() {
        String path = "teams/" + Api.team() + "/export";
        Api.as("nurse").get(path).then().statusCode(403).body("error.code", equalTo("PERMISSION_DENIED"));
        Api.anonymous().get(path).then().statusCode(401);
        Hospital.open().api().get(path).then().statusCode(404);
        Api.coordinator().get("teams/" + UUID.randomUUID() + "/export").then().statusCode(404);
        Api.coordinator().get(path + "?format=pdf").then().statusCode(400);
        Api.coordinator().accept("text/html").get(path).then().statusCode(406);
    }

    /** A team with everything that the product stores of one. */
    private static String everything(Hospital hospital) {
        String team = hospital.create("teams", Map.of("name", "North", "kind", "clinic", "time_zone", "Asia/Tokyo"));
        String shared = hospital.create(
                "activities", Map.of("code", "X", "kind", "education", "start_time", "13:30", "length_minutes", 90));
        String night = hospital.create(
                "activities",
                Map.of("team_id", team, "code", "N|=1", "start_time", "21:30", "length_minutes", 630, "name", HOSTILE));
        String call = hospital.create(
                "activities",
                Map.of(
                        "team_id",
                        team,
                        "code",
                        "-C",
                        "kind",
                        "call",
                        "presence",
                        "at_home",
                        "bookable",
                        true,
                        "start_time",
                        "00:00",
                        "length_minutes",
                        1440,
                        "skills",
                        List.of("icu", "0"),
                        "may_not_follow",
                        List.of(night, shared)));
        String ada = person(hospital, team, HOSTILE + "Ada", Map.of(night, 4, shared, 0));
        String bo = person(hospital, team, " Bo ", Map.of());
        String hart = hospital.create(
                "people",
                Map.ofEntries(
                        entry("name", "'t Hart"),
                        entry("type", "faculty"),
                        entry("team_id", team),
                        entry("email", "+T.Hart@example.org"),
                        entry("employment_fraction", 0.7),
                        entry("faculty_role", "sports_med"),
                        entry("specialties", List.of("=Sports|medicine", "Ünï")),
                        entry(
                                "targets",
                                Map.of(
                                        "clinical_blocks", 9,
                                        "min_clinic_halfdays_per_week", 0,
                                        "max_clinic_halfdays_per_week", 14))));
        Db.update("update team_membership set role = 'LEAD' where person_id = cast(? as uuid)", hart);
        Db.update(
                "insert into person_grade (workspace_id, person_id, academic_year, graduated)"
                        + " values (?, cast(? as uuid), 2022, true)",
                hospital.workspace(),
                bo);
        Db.update("update person set active = false where id = cast(? as uuid)", bo);
        Db.update(
                "insert into person_grade (workspace_id, person_id, academic_year, pgy_level)"
                        + " values (?, cast(? as uuid), 2019, 1)",
                hospital.workspace(),
                ada);
        Db.update(
                "update team_membership set start_date = '2024-01-01', end_date = '2024-06-30'"
                        + " where person_id = cast(? as uuid)",
                ada);
        Db.update(
                "insert into team_membership (id, workspace_id, team_id, person_id, start_date, created_at, version)"
                        + " values (?, ?, cast(? as uuid), cast(? as uuid), '2025-01-01', now(), 0)",
                UUID.randomUUID(),
                hospital.workspace(),
                team,
                ada);
        cover(hospital, Map.of("team_id", team, "activity_id", call, "date", "1970-01-01", "required", 0));
        cover(
                hospital,
                Map.of(
                        "team_id",
                        team,
                        "activity_id",
                        shared,
                        "start_date",
                        "2030-01-01",
                        "end_date",
                        "2031-12-31",
                        "weekdays",
                        List.of(1, 7),
                        "skill",
                        "icu",
                        "minimum",
                        3,
                        "required",
                        9,
                        "under_weight",
                        0,
                        "over_weight",
                        77));
        hospital.create("requests", Map.of("person_id", ada, "date", "2030-01-07", "kind", "off"));
        hospital.create(
                "requests",
                Map.of("person_id", ada, "date", "2030-01-07", "kind", "on", "activity_id", night, "weight", 9));
        for (String type : List.of("parental", "day_off")) {
            hospital.create(
                    "absences",
                    Map.of(
                            "person_id",
                            bo,
                            "type",
                            type,
                            "start_date",
                            type.equals("parental") ? "2030-01-01" : "2033-01-01",
                            "end_date",
                            type.equals("parental") ? "2032-12-31" : "2033-01-01"));
        }
        absence(
                hospital,
                Map.of("person_id", bo, "type", "tdy", "state", "pending", "notes", HOSTILE + "x"),
                Map.of("blocking", false, "away_from_program", false, "return_date_tentative", true));
        absence(
                hospital,
                Map.of("person_id", hart, "type", "conference", "state", "anticipated"),
                Map.of("replacement_activity_id", shared));
        String sick = absence(hospital, Map.of("person_id", ada, "type", "sick", "state", "pending"), Map.of());
        hospital.api()
                .body(Map.of("notes", "=no"))
                .post("absences/" + sick + "/reject")
                .then()
                .statusCode(200);
        absence(hospital, Map.of("person_id", ada, "type", "sick", "state", "confirmed"), Map.of());
        return team;
    }

    private static String absence(Hospital hospital, Map<String, Object> body, Map<String, Object> terms) {
        Map<String, Object> whole = new java.util.HashMap<>(body);
        whole.putAll(terms);
        whole.put("start_date", "2034-05-01");
        whole.put("end_date", "2034-05-02");
        return hospital.create("absences", whole);
    }

    private static String person(Hospital hospital, String team, String name, Map<String, Integer> maxShifts) {
        return hospital.create(
                "people",
                Map.of(
                        "name",
                        name,
                        "type",
                        "resident",
                        "pgy_level",
                        3,
                        "team_id",
                        team,
                        "skills",
                        List.of("icu", "a-b_1"),
                        "limits",
                        Map.of(
                                "period_days", 28,
                                "max_minutes", 9600,
                                "min_minutes", 60,
                                "max_consecutive_shifts", 6,
                                "min_consecutive_shifts", 2,
                                "min_consecutive_days_off", 2,
                                "max_weekends", 3,
                                "min_rest_minutes", 660,
                                "max_shifts", maxShifts,
                                "terms", terms(maxShifts.keySet()))));
    }

    private static List<Map<String, Object>> terms(Set<String> activities) {
        List<Map<String, Object>> terms = new ArrayList<>(List.of(
                Map.of("rule", "longest_work", "limit", 5, "weight", 7),
                Map.of("rule", "complete_weekends", "weight", 1_000_000)));
        List<Map<String, String>> days = new ArrayList<>(List.of(Map.of("kind", "off"), Map.of("kind", "work")));
        activities.forEach(activity -> days.add(Map.of("kind", "activity", "activity_id", activity)));
        terms.add(1, Map.of("rule", "unwanted_pattern", "first_weekday", 5, "weight", 3, "days", days));
        return terms;
    }

    private static void cover(Hospital hospital, Map<String, Object> body) {
        hospital.create("coverage-requirements", body);
    }

    private static byte[] export(Hospital hospital, String team, String format) {
        return hospital.api()
                .get("teams/" + team + "/export?format=" + format)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static String imported(Hospital hospital, byte[] file, String name) {
        return hospital.api()
                .contentType("application/octet-stream")
                .body(file)
                .post("imports?team_name=" + name)
                .then()
                .statusCode(201)
                .extract()
                .path("data.team_id");
    }

    private static Map<String, String> withoutTeam(byte[] zip) {
        Map<String, String> files = Tables.of(zip);
        assertThat(files.remove("team.csv")).isNotNull();
        return files;
    }

    /** Every column of a team's rows but ids, name and times of creation, whatever the export thinks of. */
    private static List<String> stored(String team) {
        List<String> rows = new ArrayList<>();
        String members = "person p where exists (select 1 from team_membership m where m.person_id = p.id"
                + " and m.team_id = cast(? as uuid))";
        String ofMembers = " x join person p on p.id = x.person_id left join activity a on a.id = %s where p.id in"
                + " (select m.person_id from team_membership m where m.team_id = cast(? as uuid))";
        rows.addAll(rows("p", "''", members, team));
        rows.addAll(rows("t", "''", "team t where id = cast(? as uuid)", team));
        rows.addAll(rows("a", "''", "activity a where team_id = cast(? as uuid)", team));
        rows.addAll(rows(
                "s",
                "a.code",
                "activity_skill s join activity a on a.id = s.activity_id where a.team_id = cast(? as uuid)",
                team));
        rows.addAll(rows(
                "s",
                "a.code || n.code",
                "activity_may_not_follow s join activity a on a.id = s.activity_id"
                        + " join activity n on n.id = s.next_id where a.team_id = cast(? as uuid)",
                team));
        for (String table : List.of("person_skill", "person_specialty", "person_grade", "absence", "team_membership")) {
            rows.addAll(rows("x", "p.name", table + ofMembers.formatted("null"), team));
        }
        rows.addAll(rows("x", "p.name || a.code", "absence" + ofMembers.formatted("x.replacement_activity_id"), team));
        rows.addAll(rows("x", "p.name", "person_term" + ofMembers.formatted("null"), team));
        for (String table : List.of("person_activity_limit", "person_term_day", "roster_request")) {
            rows.addAll(
                    rows("x", "p.name || coalesce(a.code, '')", table + ofMembers.formatted("x.activity_id"), team));
        }
        rows.addAll(rows(
                "x",
                "a.code",
                "coverage_requirement x join activity a on a.id = x.activity_id where x.team_id = cast(? as uuid)",
                team));
        return rows;
    }

    private static List<String> rows(String row, String more, String from, String team) {
        String own = row.equals("t") ? "'name', " : "";
        return Db.texts(
                "select (to_jsonb(%s) - array[%s'id', 'workspace_id', 'team_id', 'person_id', 'activity_id', 'next_id', 'replacement_activity_id', 'reviewed_by', 'reviewed_at', 'created_at', 'version'])::text || ' ' || %s from %s order by 1"
                        .formatted(row, own, more, from),
                team);
    }
}
