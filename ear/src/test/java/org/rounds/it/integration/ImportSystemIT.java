package org.rounds.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.rounds.it.integration.Tables.zipOf;

import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.Ward;

@DisplayName("Importing a roster from a file")
class ImportSystemIT {

    private static final String INSTANCE =
            """
            # A small public instance.
            SECTION_HORIZON
            14

            SECTION_SHIFTS
            E,480,
            N,600,E

            SECTION_STAFF
            A,E=14|N=5,4320,0,5,1,1,2
            B,E=14|N=5,4320,0,5,1,1,2
            C,E=14|N=0,4320,0,5,1,1,2

            SECTION_DAYS_OFF
            A,0
            B,5,6

            SECTION_SHIFT_ON_REQUESTS
            A,2,E,2

            SECTION_SHIFT_OFF_REQUESTS
            C,12,E,1
            C,13,E,1

            SECTION_COVER
            0,E,1,100,1
            1,E,1,100,1
            2,N,1,100,1
            """;

    @Test
    void takesAPublicInstance() {
        String name = Api.unique("Import");
        Response imported = text(name, INSTANCE, "&start_date=2030-01-07");
        imported.then()
                .statusCode(201)
                .body("data.team_name", equalTo(name))
                .body("data.start_date", equalTo("2030-01-07"))
                .body("data.end_date", equalTo("2030-01-20"))
                .body("data.imported.activities", equalTo(2))
                .body("data.imported.people", equalTo(3))
                .body("data.imported.coverage", equalTo(3))
                .body("data.imported.requests", equalTo(3));
        String team = imported.path("data.team_id");
        assertThat(imported.header("Location")).endsWith("/api/v1/teams/" + team);
        Api.coordinator().get("people?team_id=" + team).then().body("data", hasSize(3));
        Api.coordinator()
                .get("people?team_id=" + team + "&search=A")
                .then()
                .statusCode(400); // one letter finds too much
        Api.coordinator().get("activities?team_id=" + team).then().body("data.code", equalTo(List.of("E", "N")));
        assertThat(Db.text(
                        "select string_agg(type, ' ' order by type) from domain_event"
                                + " where subject_id = cast(? as uuid)",
                        team))
                .isEqualTo("roster.imported team.created");
        assertThat(Db.texts("select action from audit_record where resource_id = cast(? as uuid) order by 1", team))
                .containsExactly("create", "import");
    }

    @Test
    void startsOnMondayUnlessSaidOtherwise() {
        Response imported = text(Api.unique("Import"), INSTANCE, "");
        imported.then().statusCode(201);
        java.time.LocalDate start = java.time.LocalDate.parse(imported.path("data.start_date"));
        assertThat(start.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.MONDAY);
    }

    @Test
    void leadsToAPublishedSchedule() {
        String team =
                text(Api.unique("Import"), INSTANCE, "&start_date=2030-01-07").path("data.team_id");
        Map<String, Object> body = new Ward(team, List.of(), "").week("end_date", "2030-01-20");
        body.put("move_limit", 3000);
        String schedule = Ward.draft(body);
        Ward.publish(schedule).then().statusCode(200).body("data.violation_counts.hard", equalTo(0));
    }

    @Test
    void takesAZipOfCsvFiles() {
        Response imported = zip(Api.unique("Import"), zipOf(bundle()));
        imported.then()
                .statusCode(201)
                .body("data.start_date", equalTo("2030-01-07"))
                .body("data.end_date", equalTo("2030-01-09"))
                .body(
                        "data.imported",
                        equalTo(Map.of("activities", 2, "people", 2, "coverage", 2, "requests", 1, "absences", 1)));
        String team = imported.path("data.team_id");
        Api.coordinator()
                .get("people?team_id=" + team + "&sort=name")
                .then()
                .body("data.name", equalTo(List.of("Ada Åström", "Ben")))
                .body("data[0].skills", equalTo(List.of("icu", "lead")))
                .body("data[0].limits.max_consecutive_shifts", equalTo(5))
                .body("data[1].type", equalTo("staff"));
        Api.coordinator()
                .get("coverage-requirements?team_id=" + team)
                .then()
                .body("data.required", equalTo(List.of(1, 2)))
                .body("data[1].minimum", equalTo(1));
    }

    @Test
    void takesAForm() {
        String name = Api.unique("Import");
        Api.coordinator()
                .contentType("multipart/form-data")
                .multiPart("file", "ward.zip", zipOf(bundle()), "application/zip")
                .multiPart("team_name", name)
                .post("imports")
                .then()
                .statusCode(201)
                .body("data.team_name", equalTo(name));
    }

    @Test
    void refusesAFormWithoutFile() {
        Api.coordinator()
                .contentType("multipart/form-data")
                .multiPart("team_name", Api.unique("Import"))
                .post("imports")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("file"));
    }

    @Test
    void refusesAFormWithABadDateOrAnUnknownPart() {
        Api.coordinator()
                .contentType("multipart/form-data")
                .multiPart("file", "i.txt", INSTANCE.getBytes(StandardCharsets.UTF_8), "text/plain")
                .multiPart("team_name", Api.unique("Import"))
                .multiPart("start_date", "soon")
                .post("imports")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("start_date"));
        Api.coordinator()
                .contentType("multipart/form-data")
                .multiPart("file", "i.txt", INSTANCE.getBytes(StandardCharsets.UTF_8), "text/plain")
                .multiPart("team_name", Api.unique("Import"))
                .multiPart("colour", "blue")
                .post("imports")
                .then()
                .statusCode(422)
                .body("error.details.field_errors", hasKey("colour"));
    }

    @Test
    void reportsEveryBadLineByNumberAndStoresNothing() {
        Map<String, String> files = bundle();
        files.put("people.csv", "code,name,type\nA,Ada,nurse\nB,Ben,wizard\nA,Again,nurse\n");
        files.put("coverage.csv", "date,activity,required\n2030-02-30,E,1\n2030-01-07,X,1\n");
        Hospital hospital = Hospital.open();
        String before = hospital.rows();
        Response refused =
                hospital.api().contentType("application/zip").body(zipOf(files)).post("imports?team_name=W");
        refused.then().statusCode(422).body("error.code", equalTo("IMPORT_INVALID"));
        List<Map<String, Object>> lines = refused.path("error.details.lines");
        assertThat(lines)
                .extracting(l -> l.get("file") + ":" + l.get("line") + ":" + l.get("field"))
                .contains("people.csv:3:type", "people.csv:4:code", "coverage.csv:2:date", "coverage.csv:3:activity");
        assertThat(lines)
                .allSatisfy(l -> assertThat(l.get("message").toString()).isNotBlank());
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void reportsEveryBadLineOfAnInstance() {
        Hospital hospital = Hospital.open();
        String before = hospital.rows();
        String broken = INSTANCE.replace("A,0\n", "X,0\n").replace("2,N,1,100,1", "2,N,many,100,1");
        Response refused = hospital.api().contentType("text/plain").body(broken).post("imports?team_name=W");
        refused.then().statusCode(422).body("error.code", equalTo("IMPORT_INVALID"));
        assertThat(refused.<List<Integer>>path("error.details.lines.line")).containsExactly(15, 28);
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "PK", "PK\u0003\u0004 broken", "SECTION_HORIZON\n0\n", "{\"a\": 1}"})
    void refusesWhatIsNoRoster(String content) {
        Hospital hospital = Hospital.open();
        String before = hospital.rows();
        hospital.api()
                .contentType("text/plain")
                .body(content)
                .post("imports?team_name=W")
                .then()
                .statusCode(422)
                .body("error.code", equalTo("IMPORT_INVALID"));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void warnsOfWhatIsHardlyMeant() {
        Map<String, String> files = bundle();
        files.put("coverage.csv", "date,activity,minimum\n2030-01-07,E,3\n");
        zip(Api.unique("Import"), zipOf(files))
                .then()
                .statusCode(201)
                .body("data.warnings.field", equalTo(List.of("minimum")))
                .body("data.warnings.line", equalTo(List.of(2)));
    }

    @Test
    void takesTheNameOfTheTeamFromTheFile() {
        Map<String, String> files = bundle();
        String name = Api.unique("Import");
        files.put("team.csv", "name,kind,time_zone\n" + name + ",clinic,Asia/Tokyo\n");
        String team = Api.coordinator()
                .contentType("application/zip")
                .body(zipOf(files))
                .post("imports")
                .then()
                .statusCode(201)
                .body("data.team_name", equalTo(name))
                .extract()
                .path("data.team_id");
        Api.coordinator()
                .get("teams/" + team)
                .then()
                .body("data.kind", equalTo("clinic"))
                .body("data.time_zone", equalTo("Asia/Tokyo"));
    }

    @Test
    void previewTellsWhatWouldComeAndStoresNothing() {
        Hospital hospital = Hospital.open();
        String before = hospital.rows();
        hospital.api()
                .contentType("application/zip")
                .body(zipOf(bundle()))
                .post("imports?team_name=W&dry_run=true")
                .then()
                .statusCode(200)
                .body("data.valid", equalTo(true))
                .body("data.team_name", equalTo("W"))
                .body("data.start_date", equalTo("2030-01-07"))
                .body("data.counts.people", equalTo(2))
                .body("data.errors", hasSize(0));
        hospital.api()
                .contentType("text/plain")
                .body(INSTANCE)
                .post("imports?team_name=W&dry_run=true")
                .then()
                .statusCode(200)
                .body("data.counts.requests", equalTo(3));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void previewTellsEveryReasonAndStoresNothing() {
        Hospital hospital = Hospital.open();
        hospital.api()
                .contentType("text/plain")
                .body(INSTANCE)
                .post("imports?team_name=W")
                .then()
                .statusCode(201);
        String before = hospital.rows();
        Map<String, String> files = bundle();
        files.put("people.csv", "code,name,type\nA,Ada,nurse\nB,Ben,wizard\nA,Again,nurse\n");
        hospital.api()
                .contentType("application/zip")
                .body(zipOf(files))
                .post("imports?team_name=V&dry_run=true")
                .then()
                .statusCode(200)
                .body("data.valid", equalTo(false))
                .body("data.errors.line", equalTo(List.of(3, 4)))
                .body("data.errors.field", equalTo(List.of("type", "code")))
                .body("data.more", equalTo(0));
        for (String query : List.of("team_name=W&dry_run=true", "dry_run=true")) {
            hospital.api()
                    .contentType("application/zip")
                    .body(zipOf(bundle()))
                    .post("imports?" + query)
                    .then()
                    .statusCode(200)
                    .body("data.valid", equalTo(false))
                    .body("data.errors.field", equalTo(List.of("team_name")));
        }
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void previewIsAPartOfAFormToo() {
        for (String dryRun : List.of("true", "perhaps")) {
            Api.coordinator()
                    .contentType("multipart/form-data")
                    .multiPart("file", "ward.zip", zipOf(bundle()), "application/zip")
                    .multiPart("team_name", Api.unique("Import"))
                    .multiPart("dry_run", dryRun)
                    .post("imports")
                    .then()
                    .statusCode(dryRun.equals("true") ? 200 : 422);
        }
        text(Api.unique("Import"), INSTANCE, "&dry_run=perhaps").then().statusCode(400);
    }

    @Test
    void manyPeopleComeAtOnce() {
        Map<String, String> files = bundle();
        StringBuilder people = new StringBuilder("code,type,skills,max_shifts,max_minutes\n");
        StringBuilder requests = new StringBuilder("person,date,activity,kind,weight\n");
        StringBuilder absences = new StringBuilder("person,start_date,end_date,type\n");
        for (int p = 0; p < 1_000; p++) {
            people.append("P%d,nurse,icu|iv,E=10|N=4,9600\n".formatted(p));
            for (int day = 1; day <= 4; day++) {
                requests.append("P%d,2030-01-%02d,E,on,%d\n".formatted(p, day, day));
            }
            absences.append("P%d,2030-02-01,2030-02-07,vacation\n".formatted(p));
        }
        files.put("people.csv", people.toString());
        files.put("requests.csv", requests.toString());
        files.put("absences.csv", absences.toString());
        long begun = System.nanoTime();
        zip(Api.unique("Import"), zipOf(files))
                .then()
                .statusCode(201)
                .body("data.imported.people", equalTo(1_000))
                .body("data.imported.requests", equalTo(4_000));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void refusesAZipThatIsCutOff() {
        byte[] whole = zipOf(bundle());
        for (int length : new int[] {4, whole.length / 2, whole.length - 5}) {
            zip(Api.unique("Import"), Arrays.copyOf(whole, length))
                    .then()
                    .statusCode(422)
                    .body("error.code", equalTo("IMPORT_INVALID"));
        }
    }

    @Test
    void refusesAZipBomb() {
        Map<String, String> files = bundle();
        files.put("people.csv", "code,name\n" + "A,".concat("x".repeat(200_000_000)));
        byte[] bomb = zipOf(files);
        assertThat(bomb).hasSizeLessThan(1_000_000);
        zip(Api.unique("Import"), bomb).then().statusCode(422).body("error.code", equalTo("IMPORT_INVALID"));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        Api.coordinator()
                .contentType("application/octet-stream")
                .body(new byte[50_000_001])
                .post("imports?team_name=W")
                .then()
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void refusesATeamNameThatIsTaken() {
        Hospital hospital = Hospital.open();
        Supplier<Response> again =
                () -> hospital.api().contentType("text/plain").body(INSTANCE).post("imports?team_name=W");
        again.get().then().statusCode(201);
        String before = hospital.rows();
        again.get().then().statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        assertThat(hospital.rows()).isEqualTo(before);
    }

    @Test
    void needsATeamName() {
        for (String query : List.of("", "?team_name=", "?team_name=%20", "?team_name=" + "x".repeat(256))) {
            Api.coordinator()
                    .contentType("text/plain")
                    .body(INSTANCE)
                    .post("imports" + query)
                    .then()
                    .statusCode(422)
                    .body("error.details.field_errors", hasKey("team_name"));
        }
    }

    @Test
    void refusesABadParameterAndAnUnsupportedType() {
        text(Api.unique("Import"), INSTANCE, "&start_date=soon").then().statusCode(400);
        text(Api.unique("Import"), INSTANCE, "&colour=blue")
                .then()
                .statusCode(400)
                .body("error.message", containsString("colour"));
        Api.coordinator()
                .contentType("application/json")
                .body("{}")
                .post("imports?team_name=W")
                .then()
                .statusCode(415);
    }

    @Test
    void refusesAnAbsenceTwiceOnTheSameDayByLine() {
        Map<String, String> files = bundle();
        files.put("absences.csv", "person,start_date,end_date\nA,2030-01-07,2030-01-09\nA,2030-01-09,2030-01-10\n");
        assertLine(files, "absences.csv", 3);
    }

    @Test
    void refusesTheSameRequestTwiceByLine() {
        Map<String, String> files = bundle();
        files.put("requests.csv", "person,date,activity,kind\nA,2030-01-07,E,on\nA,2030-01-07,E,on\n");
        assertLine(files, "requests.csv", 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pgy_level:9",
                "period_days:401",
                "max_consecutive_shifts:0",
                "min_consecutive_days_off:401",
                "max_weekends:61",
                "min_rest_minutes:2881",
                "skills:Not A Code",
                "name:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void refusesByLineWhatTheApiWouldRefuseToo(String cell) {
        String[] parts = cell.split(":");
        Map<String, String> files = bundle();
        files.put("people.csv", "code,type," + parts[0] + "\nA,resident," + parts[1] + "\nB,nurse,\n");
        assertLine(files, "people.csv", 2);
    }

    @Test
    void refusesARequestWithoutWeightByLine() {
        Map<String, String> files = bundle();
        files.put("requests.csv", "person,date,kind,weight\nA,2030-01-07,on,0\n");
        assertLine(files, "requests.csv", 2);
    }

    @Test
    void refusesDaysThatNoCalendarHas() {
        Map<String, String> files = bundle();
        files.put("requests.csv", "person,date,kind\nA,1969-12-31,on\n");
        assertLine(files, "requests.csv", 2);
        files.put("requests.csv", "person,date,kind\nA,9999-12-31,on\n");
        assertLine(files, "requests.csv", 2);
    }

    @Test
    void isForThoseWhoMay() {
        Api.as("nurse")
                .contentType("text/plain")
                .body(INSTANCE)
                .post("imports?team_name=W")
                .then()
                .statusCode(403);
        Api.anonymous()
                .contentType("text/plain")
                .body(INSTANCE)
                .post("imports?team_name=W")
                .then()
                .statusCode(401);
    }

    private static void assertLine(Map<String, String> files, String file, int line) {
        Response refused = zip(Api.unique("Import"), zipOf(files));
        refused.then().statusCode(422).body("error.code", equalTo("IMPORT_INVALID"));
        assertThat(refused.<List<Map<String, Object>>>path("error.details.lines"))
                .extracting(l -> l.get("file") + ":" + l.get("line"))
                .containsExactly(file + ":" + line);
    }

    private static Response text(String team, String content, String more) {
        return Api.coordinator()
                .contentType("text/plain")
                .body(content)
                .post("imports?team_name=" + encoded(team) + more);
    }

    private static Response zip(String team, byte[] content) {
        return Api.coordinator()
                .contentType("application/zip")
                .body(content)
                .post("imports?team_name=" + encoded(team));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> bundle() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "activities.csv",
                "code,name,start,length_minutes,may_not_follow\nE,Early,07:00,480,\nN,Night,22:00,600,E\n");
        files.put(
                "people.csv",
                "code,name,type,skills,max_consecutive_shifts\nA,Ada Åström,nurse,icu|lead,5\nB,Ben,staff,,\n");
        files.put("coverage.csv", "date,activity,minimum,required\n2030-01-07,E,0,1\n2030-01-08,E,1,2\n");
        files.put("requests.csv", "person,date,kind\nA,2030-01-09,off\n");
        files.put("absences.csv", "person,start_date,type\nB,2030-01-09,sick\n");
        return files;
    }
}
