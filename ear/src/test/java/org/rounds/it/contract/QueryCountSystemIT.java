package org.rounds.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rounds.it.Api.seen;

import io.restassured.http.Header;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.it.Api;
import org.rounds.it.Db;
import org.rounds.it.Hospital;
import org.rounds.it.InTurn;
import org.rounds.it.StatementLog;
import org.rounds.it.Ward;

/**
 * No query per row: the statements that PostgreSQL gets for a request do not grow with what is read. They are read from
 * its log, and told apart from everybody else's by the workspace that their transaction is for.
 */
@DisplayName("The number of SQL statements")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@InTurn
class QueryCountSystemIT {

    private final StatementLog log = new StatementLog();
    private Hospital small;
    private Hospital large;

    @BeforeAll
    void listen() {
        small = filled(2);
        large = filled(20);
        log.start();
    }

    @AfterAll
    void stop() {
        log.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people",
                "people?fields=name",
                "people?specialty=Geriatrics",
                "people?search=p1",
                "people?skill=icu&type=resident&pgy_level=1&sort=-created_at",
                "teams",
                "teams?search=ward&fields=name",
                "activities",
                "activities?search=s1&skill=icu",
                "absences",
                "absences?search=p1&type=vacation",
                "memberships",
                "memberships?search=p1&role=member",
                "holidays",
                "holidays?search=day&kind=local",
                "shift-types",
                "shift-types?search=s1",
                "rotation-templates",
                "rotation-templates?search=r1&archived=false",
                "academic-years",
                "academic-years?search=20&year__gte=2030",
                "blocks",
                "blocks?search=block&number__gte=0",
                "requests",
                "requests?search=p1&kind=off",
                "coverage-requirements",
                "coverage-requirements?required__gte=1&fields=required",
                "assignments",
                "assignments?search=p1&pinned=false&slot=day",
            })
    void ofAListDoesNotGrowWithItsRows(String list) {
        String whole = list + (list.contains("?") ? "&" : "?") + "page_size=100";
        long few = statements(small, whole);
        long many = statements(large, whole);
        assertThat(few).as("statements are seen").isPositive();
        assertThat(many).as("statements for %s", list).isEqualTo(few).isLessThan(15);
    }

    @Test
    void ofOnePersonsListsDoesNotGrowWithTheirRows() {
        String few = person(small);
        String many = person(large);
        for (int i = 0; i < 20; i++) {
            String day = Ward.day(200 + i);
            large.create("absences", Map.of("person_id", many, "type", "sick", "start_date", day, "end_date", day));
            large.api()
                    .header(seen(i))
                    .body(Map.of("name", "P" + i + "b"))
                    .patch("people/" + many)
                    .then()
                    .statusCode(200);
            large.create("memberships", Map.of("person_id", many, "team_id", large.team(), "start_date", day));
        }
        for (String list : new String[] {"/absences", "/absences/away-from-program", "/memberships", "/history"}) {
            long statements = statements(small, "people/" + few + list);
            assertThat(statements).isPositive().isLessThan(15);
            assertThat(statements(large, "people/" + many + list)).as(list).isEqualTo(statements);
        }
    }

    private static String person(Hospital hospital) {
        return hospital.api().get("people?page_size=1&sort=-name").path("data[0].id");
    }

    @Test
    void ofAGridAndAValidationDoesNotGrowWithPeopleOrDays() {
        String little = solved(small, 2);
        String much = solved(large, 28);
        for (String path : new String[] {
            "/assignments?view=grid",
            "/validation",
            "/score",
            "/assignments?page_size=100",
            "/assignments?page_size=100&search=p1&sort=ends_at&fields=date",
            ""
        }) {
            long few = statements(small, "schedules/" + little + path);
            assertThat(few).isPositive();
            assertThat(statements(large, "schedules/" + much + path))
                    .as("statements for %s", path)
                    .isEqualTo(few)
                    .isLessThan(34);
        }
        long few = statements(small, explanation(small, little));
        assertThat(statements(large, explanation(large, much)))
                .as("statements for an explanation")
                .isEqualTo(few)
                .isBetween(1L, 25L);
        assertThat(diagnosis(large, much))
                .as("statements for a diagnosis")
                .isEqualTo(diagnosis(small, little))
                .isBetween(1L, 30L);
        String branch = branched(small, little);
        String branches = branched(large, much);
        for (String path : new String[] {"", "/diff", "/merge"}) {
            long fewer = statements(small, branch + path);
            assertThat(statements(large, branches + path))
                    .as("statements for a scenario's %s", path)
                    .isEqualTo(fewer)
                    .isBetween(1L, 60L);
        }
        assertThat(statements(large, "schedules")).isLessThan(15);
        String judged = "schedules/" + much + "/validation";
        long first = statements(large, judged);
        assertThat(first).as("what is judged already is not put together again").isLessThan(12);
        large.person(large.team());
        assertThat(statements(large, judged)).as("after somebody came").isGreaterThan(first + 5);
    }

    /** A publication states one fact for each person, as it is told who it is for; what they are told is one statement. */
    @Test
    void ofAnActDoesNotGrowWithThoseWhoAreTold() {
        List<String> few = people(small);
        List<String> many = people(large);
        long little = publication(small, few);
        long much = publication(large, many);
        assertThat(little).isPositive();
        assertThat(much - little).isLessThanOrEqualTo(many.size() - few.size());
        assertThat(Db.count("select count(*) from notification where workspace_id = ?", large.workspace()))
                .isEqualTo(many.size());
        String user = large.user("rn", many.get(0));
        Api.token(user);
        long one = log.of(large, () -> Api.as(user).get("notifications").then().statusCode(200));
        for (int i = 0; i < 5; i++) {
            publication(large, many);
        }
        assertThat(log.of(large, () -> Api.as(user).get("notifications").then().statusCode(200)))
                .as("statements for an inbox")
                .isEqualTo(one)
                .isBetween(1L, 5L);
    }

    private static List<String> people(Hospital hospital) {
        return hospital.api()
                .get("people?page_size=100&active=true&type=resident")
                .path("data.id");
    }

    /** Publishes one day's work of these people, and counts. */
    private long publication(Hospital hospital, List<String> people) {
        String team = hospital.team();
        String day = Ward.day(300);
        String schedule = hospital.draft(team, "WORK", day, day, people);
        Db.update(
                "insert into assignment (id, workspace_id, schedule_id, person_id, layer, date, end_date, slot,"
                        + " activity_id, starts_at, ends_at, pinned, in_force, created_at, version)"
                        + " select gen_random_uuid(), p.workspace_id, p.schedule_id, p.person_id, 'WORK', cast(? as date),"
                        + " cast(? as date), 'DAY', cast(? as uuid), cast(? as date) + interval '8 hours',"
                        + " cast(? as date) + interval '16 hours', true, false, now(), 0"
                        + " from schedule_person p where p.schedule_id = cast(? as uuid)",
                day,
                day,
                hospital.activity(team),
                day,
                day,
                schedule);
        Header tag = seen(hospital.api().get("schedules/" + schedule));
        return log.of(hospital, () -> hospital.api()
                .header(tag)
                .post("schedules/" + schedule + "/publish")
                .then()
                .statusCode(200));
    }

    private long diagnosis(Hospital hospital, String schedule) {
        return log.of(hospital, () -> hospital.api()
                .body(Map.of("time_limit_seconds", 1))
                .post("schedules/" + schedule + "/diagnose")
                .then()
                .statusCode(200));
    }

    /** Branches a scenario off of which every cell is gone. */
    private static String branched(Hospital hospital, String schedule) {
        String id = hospital.create("schedules/" + schedule + "/scenarios", Map.of("name", "What if"));
        Db.update("delete from assignment where schedule_id = cast(? as uuid)", id);
        return "schedules/" + schedule + "/scenarios/" + id;
    }

    private static String explanation(Hospital hospital, String schedule) {
        String assignments = "schedules/" + schedule + "/assignments";
        String first = hospital.api().get(assignments + "?page_size=1").path("data[0].id");
        return assignments + "/" + first + "/explanation";
    }

    /** A hospital with so many of everything. */
    private static Hospital filled(int number) {
        Hospital hospital = Hospital.open();
        String team = hospital.team();
        for (int i = 1; i < number; i++) {
            hospital.team();
        }
        String activity = hospital.activity(team);
        for (int i = 1; i < number; i++) {
            hospital.create(
                    "activities",
                    Map.of(
                            "team_id",
                            team,
                            "code",
                            "S" + i,
                            "start_time",
                            "08:00",
                            "length_minutes",
                            480,
                            "skills",
                            java.util.List.of("icu"),
                            "may_not_follow",
                            java.util.List.of(activity)));
        }
        for (int i = 0; i < number; i++) {
            String person = hospital.create(
                    "people",
                    Map.of(
                            "name",
                            "P" + i,
                            "type",
                            "resident",
                            "team_id",
                            team,
                            "pgy_level",
                            1,
                            "skills",
                            java.util.List.of("icu"),
                            "specialties",
                            java.util.List.of("Geriatrics"),
                            "limits",
                            Map.of(
                                    "max_shifts",
                                    Map.of(activity, 20),
                                    "terms",
                                    java.util.List.of(Map.of(
                                            "rule",
                                            "unwanted_pattern",
                                            "days",
                                            java.util.List.of(Map.of("kind", "off")))))));
            hospital.create("requests", Map.of("person_id", person, "date", Ward.day(0)));
            hospital.create(
                    "rotation-templates",
                    Map.of(
                            "code",
                            "R" + i,
                            "skills",
                            java.util.List.of("icu"),
                            "requirements",
                            java.util.List.of(Map.of("pgy_level", 1, "min_blocks", 1))));
            hospital.create("holidays", Map.of("date", Ward.day(i), "name", "Day " + i));
            String year = hospital.create("academic-years", Map.of("year", 2030 + i));
            String day = (2030 + i) + "-08-01";
            hospital.create(
                    "blocks", Map.of("academic_year_id", year, "number", 1, "start_date", day, "end_date", day));
            hospital.create(
                    "absences",
                    Map.of(
                            "person_id",
                            person,
                            "type",
                            "vacation",
                            "start_date",
                            Ward.day(100),
                            "end_date",
                            Ward.day(100)));
            hospital.cover(team, activity, Ward.day(i), Ward.day(i), 1);
        }
        return hospital;
    }

    private static String solved(Hospital hospital, int days) {
        String team = hospital.api().get("people?page_size=1").path("data[0].team_ids[0]");
        return hospital.generated(
                500, Map.of("team_id", team, "start_date", Ward.day(0), "end_date", Ward.day(days - 1)));
    }

    private long statements(Hospital hospital, String path) {
        return log.of(hospital, () -> hospital.api().get(path).then().statusCode(200));
    }
}
