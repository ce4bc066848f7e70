package org.rounds.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.notification.NotificationRepository_;
import org.rounds.persistence.people.AbsenceRepository_;
import org.rounds.persistence.people.PersonRepository_;
import org.rounds.persistence.people.TeamRepository_;
import org.rounds.persistence.rotation.ActivityRepository_;
import org.rounds.persistence.rotation.BlockRepository_;
import org.rounds.persistence.schedule.AssignmentRepository_;
import org.rounds.persistence.schedule.CoverageRepository_;
import org.rounds.persistence.schedule.RequestRepository_;
import org.rounds.persistence.schedule.ScheduleRepository_;
import org.rounds.persistence.shared.Listing;

/** The SQL that lists really send, explained as the serving role, in one of twenty workspaces with 2,500 people and 500 of everything else. */
@DisplayName("The queries of lists")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingIT {

    private static final int WORKSPACES = 20;
    private static final int PEOPLE = 2500;
    private static final int ROWS = 500;
    private static final List<String> OF_PEOPLE = List.of("person", "person_skill", "team_membership");
    private static final String ID = "md5('%s' || w || '-' || %s)::uuid, md5('w' || w)::uuid, ";
    private static final LocalDate DAY = LocalDate.of(2030, 1, 1);

    private final Explained explained = new Explained();
    private final UUID workspace = uuid("w1");
    private EntityManagerFactory persistence;

    private interface List_ extends Function<EntityManager, Listing.Result<?>> {}

    @BeforeAll
    void fill() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            // Twenty hospitals at once: only what the queries read, so without asking the keys.
            SchemaIT.execute(database, "set session_replication_role = replica");
            fill(database, "team", "", id("t", "n") + "'Ward ' || md5(w || 't' || n), 'WARD', null, " + MADE);
            fill(
                    database,
                    "person",
                    "(id, workspace_id, name, type, active, created_at, version)",
                    id("p", "n") + "'Renée ' || md5(w || 'p' || n), 'NURSE', n % 10 > 0, " + MADE);
            fill(
                    database,
                    "person_skill",
                    "",
                    "md5('w' || w)::uuid, md5('p' || w || '-' || n)::uuid, 'skill-' || n % 100");
            fill(
                    database,
                    "team_membership",
                    "",
                    id("m", "n") + ref("t", "n / 10") + ", " + ref("p", "n") + ", null, null, " + MADE);
            fill(database, "absence", "", id("a", "n") + ref("p", "n") + ", 'SICK', " + DAYS + ", " + MADE);
            fill(
                    database,
                    "activity",
                    "",
                    id("y", "n") + ref("t", "n / 10")
                            + ", 'C' || n, 'Late ' || md5(w || 'y' || n), 'SHIFT', '08:00', 480, 'ON_SITE', false, "
                            + MADE);
            fill(
                    database,
                    "coverage_requirement",
                    "(id, workspace_id, team_id, activity_id, start_date, end_date, weekdays, minimum, required,"
                            + " under_weight, over_weight, created_at, version)",
                    id("c", "n") + ref("t", "n / 10") + ", " + ref("y", "n") + ", " + DAYS + ", 127, 0, 1, 1, 1, "
                            + MADE);
            fill(
                    database,
                    "roster_request",
                    "",
                    id("r", "n") + ref("p", "n") + ", date '2030-01-01' + n % 900, " + ref("y", "n") + ", 'OFF', 1, "
                            + MADE);
            fill(
                    database,
                    "schedule",
                    "(id, workspace_id, name, team_id, layer, granularity, start_date, end_date, status, created_at,"
                            + " version)",
                    id("s", "n") + "'Winter ' || md5(w || 's' || n), " + ref("t", "n / 10") + ", 'WORK', 'DAY', " + DAYS
                            + ", 'DRAFT', " + MADE);
            fill(
                    database,
                    "assignment",
                    "(id, workspace_id, schedule_id, person_id, layer, date, end_date, slot, activity_id, starts_at, ends_at,"
                            + " pinned, in_force, created_at, version)",
                    id("g", "n") + ref("s", "n / 100") + ", " + ref("p", "n") + ", 'WORK', date '2030-01-01' + n % 28,"
                            + " date '2030-01-01' + n % 28, 'DAY', " + ref("y", "n")
                            + ", now(), now() + interval '8 hours', false, false, " + MADE);
            fill(
                    database,
                    "block",
                    "",
                    id("b", "n") + ref("x", "n / 14")
                            + ", date '2030-01-01', date '2040-01-01', n % 54, md5(w || 'b' || n),"
                            + " date '2030-01-01' + 3 * n, date '2030-01-01' + 3 * n + 2, false, " + MADE);
            fill(
                    database,
                    "notification",
                    "(id, workspace_id, person_id, type, schedule_id, subject_version, cells, start_date, end_date,"
                            + " read_at, created_at, version)",
                    id("n", "n") + ref("p", "n % 10") + ", 'ASSIGNMENT_CHANGED', " + ref("s", "n") + ", 1, 1, " + DAYS
                            + ", case when n % 10 <> n % 7 then now() end, " + MADE);
            SchemaIT.execute(database, "analyze");
        }
        persistence = Persistence.createEntityManagerFactory(
                "rounds",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "hibernate.connection.datasource",
                        explained.dataSource()));
    }

    private static final String MADE = "timestamptz '2030-01-01' + n * interval '1 minute', 0";
    private static final String DAYS = "date '2030-01-01' + n % 900, date '2030-01-01' + n % 900 + 2";

    private static String id(String kind, String number) {
        return String.format(ID, kind, number);
    }

    private static String ref(String kind, String number) {
        return "md5('" + kind + "' || w || '-' || " + number + ")::uuid";
    }

    private static void fill(Connection database, String table, String columns, String values) throws SQLException {
        SchemaIT.execute(
                database,
                "insert into " + table + " " + columns + " select " + values + " from generate_series(1, " + WORKSPACES
                        + ") w, generate_series(1, " + (OF_PEOPLE.contains(table) ? PEOPLE : ROWS) + ") n");
    }

    /** The table's ids as {@link #fill} makes them. */
    private static UUID uuid(String text) {
        try (Connection database = TestDatabase.asSuperuser();
                PreparedStatement md5 = database.prepareStatement("select md5(?)::uuid")) {
            md5.setString(1, text);
            var row = md5.executeQuery();
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void close() throws SQLException {
        persistence.close();
        try (Connection database = TestDatabase.asSuperuser()) {
            SchemaIT.execute(database, "set session_replication_role = replica");
            for (String table : List.of(
                    "notification",
                    "assignment",
                    "schedule",
                    "roster_request",
                    "coverage_requirement",
                    "block",
                    "activity",
                    "absence",
                    "team_membership",
                    "person_skill",
                    "person",
                    "team")) {
                SchemaIT.execute(
                        database,
                        "delete from " + table + " where workspace_id in (select md5('w' || w)::uuid"
                                + " from generate_series(1, " + WORKSPACES + ") w)");
            }
        }
    }

    static List<Arguments> lists() {
        UUID team = uuid("t1-7");
        UUID person = uuid("p1-7");
        UUID activity = uuid("y1-7");
        UUID schedule = uuid("s1-1");
        return List.of(
                list("teams by name", "team_workspace_id_name_key", em -> new TeamRepository_(em).list(by("name"))),
                list("people by name", "person_by_name", em -> people(em, by("name"))),
                list("people by name, downwards", "person_by_name", em -> people(em, by("-name"))),
                list("people of a team", "team_membership_", em -> people(em, by("name", "team_id", team))),
                list("people with a skill", "person_skill_by_skill", em -> people(em, by("name", "skill", "skill-7"))),
                list("absences by first day", "absence_by_start", em -> new AbsenceRepository_(em)
                        .list(by("start_date"))),
                list("absences in a period", "absence_by_start", em -> new AbsenceRepository_(em)
                        .list(within("start_date"))),
                list("absences of a person", "absence_by_person", em -> new AbsenceRepository_(em)
                        .list(by("start_date", "person_id", person))),
                list("activities by code", "activity_by_code", em -> new ActivityRepository_(em).list(by("code"))),
                list("activities of a team", "activity_workspace_id_team_id_code_key", em -> new ActivityRepository_(em)
                        .list(by("code", "team_id", team))),
                list("requirements by first day", "coverage_by_start", em -> new CoverageRepository_(em)
                        .list(by("start_date"))),
                list("requirements in a period", "coverage_by_start", em -> new CoverageRepository_(em)
                        .list(within("start_date"))),
                list("requirements of a team", "coverage_", em -> new CoverageRepository_(em)
                        .list(by("start_date", "team_id", team))),
                list("requirements of an activity", "coverage_", em -> new CoverageRepository_(em)
                        .list(by("start_date", "activity_id", activity))),
                list("requests by day", "roster_request_by_date", em -> new RequestRepository_(em).list(by("date"))),
                list("requests in a period", "roster_request_by_date", em -> new RequestRepository_(em)
                        .list(within("date"))),
                list("requests of a person", "roster_request_workspace_id_person_id_date", em -> new RequestRepository_(
                                em)
                        .list(by("date", "person_id", person))),
                list("requests for an activity", "roster_request_by_activity", em -> new RequestRepository_(em)
                        .list(by("date", "activity_id", activity))),
                list("schedules, latest first", "schedule_by_creation", em -> new ScheduleRepository_(em)
                        .list(by("-created_at"))),
                list("schedules of a team", "schedule_by_team", em -> new ScheduleRepository_(em)
                        .list(by("-created_at", "team_id", team))),
                list("assignments by day", "assignment_by_day", em -> new ScheduleRepository_(em)
                        .listAssignments(schedule, by("date,starts_at"))),
                list("assignments of a person", "assignment_by_person", em -> new ScheduleRepository_(em)
                        .listAssignments(schedule, by("date,starts_at", "person_id", person))),
                list("all assignments by day", "assignment_by_date", em -> new AssignmentRepository_(em)
                        .list(by("date,starts_at"))),
                list("all assignments of a person", "assignment_by_person", em -> new AssignmentRepository_(em)
                        .list(by("date,starts_at", "person_id", person))),
                list("blocks by first day", "block_by_start", em -> new BlockRepository_(em).list(by("start_date"))),
                list("blocks in a period", "block_by_start", em -> new BlockRepository_(em).list(within("start_date"))),
                list("blocks of a year", "block_workspace_id_academic_year_id_number_key", em -> new BlockRepository_(
                                em)
                        .list(by("start_date", "academic_year_id", uuid("x1-7")))),
                list("blocks found", "block_", em -> new BlockRepository_(em).list(found("start_date"))),
                list("notifications of a person", "notification_inbox", em -> new NotificationRepository_(em)
                        .list(by("-created_at", "person_id", person))),
                list("unread notifications of a person", "notification_unread", em -> new NotificationRepository_(em)
                        .list(by("-created_at", "read", false).only("person_id", List.of(person)))),
                list("notifications found", "notification_", em -> new NotificationRepository_(em)
                        .list(found("-created_at").only("person_id", List.of(person)))),
                list("people found", "person_", em -> people(em, found("name"))),
                list("teams found", "team_", em -> new TeamRepository_(em).list(found("name"))),
                list("absences found", "absence_", em -> new AbsenceRepository_(em).list(found("start_date"))),
                list("activities found", "activity_", em -> new ActivityRepository_(em).list(found("code"))),
                list("requirements found", "coverage_", em -> new CoverageRepository_(em).list(found("start_date"))),
                list("requests found", "roster_request_", em -> new RequestRepository_(em).list(found("date"))),
                list("schedules found", "schedule_", em -> new ScheduleRepository_(em).list(found("-created_at"))));
    }

    private static Arguments list(String name, String index, List_ list) {
        return Arguments.of(Named.of(name, list), index);
    }

    private static Listing.Result<?> people(EntityManager entityManager, Listing.Query query) {
        return new PersonRepository_(entityManager).list(query, 2029);
    }

    private static Listing.Query by(String sort) {
        return new Listing.Query(1, 25, sort);
    }

    private static Listing.Query by(String sort, String filter, Object value) {
        var only = new Listing.Filter(filter, Listing.Operator.EQUAL, List.of(value));
        return new Listing.Query(1, 25, sort, null, null, null, List.of(only));
    }

    private static Listing.Query within(String sort) {
        return new Listing.Query(1, 25, sort, null, DAY.plusDays(7), DAY.plusDays(13), List.of());
    }

    private static Listing.Query found(String sort) {
        return new Listing.Query(1, 25, sort, "c0ffe", null, null, List.of());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void useTheirIndex(List_ list, String index) {
        assertThat(plans(list))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan"))
                .anySatisfy(plan -> assertThat(plan).contains("Index").contains(" " + index));
    }

    private List<String> plans(List_ list) {
        explained.plans();
        CurrentWorkspace.run(workspace, () -> {
            try (EntityManager entityManager = persistence.createEntityManager()) {
                entityManager.getTransaction().begin();
                list.apply(entityManager);
                entityManager.getTransaction().rollback();
            }
        });
        return explained.plans();
    }

    /** The function's own text, explained as its owner runs it. */
    @ParameterizedTest
    @ValueSource(strings = {"team", "person", "activity", "schedule", "block"})
    void searchByTheIndexForIt(String table) throws SQLException {
        try (Connection database = TestDatabase.asSuperuser();
                PreparedStatement body = database.prepareStatement(
                        "select prosrc from pg_proc where proname = 'rounds_search_" + table + "'")) {
            SchemaIT.execute(database, "select set_config('rounds.workspace', '" + workspace + "', false)");
            var row = body.executeQuery();
            row.next();
            try (PreparedStatement explain =
                    database.prepareStatement("explain " + row.getString(1).replace("wanted", "?"))) {
                explain.setString(1, "c0ffe");
                assertThat(Explained.text(explain)).contains(table + "_search").doesNotContain("Seq Scan");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"renée,true", "RENEE,true", "née c,true", "re_e,false", "re%e,false", "rene\\,false"})
    void findWithoutCaseAndAccents(String text, boolean found) {
        List<Listing.Result<?>> results = new ArrayList<>();
        plans(em -> {
            var result = people(em, new Listing.Query(1, 1, "name", text, null, null, List.of()));
            results.add(result);
            return result;
        });
        assertThat(results.get(0).total() > 0).isEqualTo(found);
    }
}
