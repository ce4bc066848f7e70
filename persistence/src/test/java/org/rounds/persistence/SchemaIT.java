package org.rounds.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schema promises by itself, whatever the application does. */
@DisplayName("The schema")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaIT {

    private static final String TENANT_TABLES =
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                    + " where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace"
                    + " and a.attname = 'workspace_id' and not a.attisdropped order by 1";

    private static final String EXCLUDED = "23P01";
    private static final String DENIED = "42501";
    private static final String UNKNOWN = "23503";
    private static final String OUT_OF_BOUNDS = "23514";

    private final Rows ours = new Rows();
    private final Rows theirs = new Rows();

    @BeforeAll
    void fill() throws SQLException {
        ours.insert();
        theirs.insert();
    }

    static List<String> tenantTables() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            return texts(database, TENANT_TABLES);
        }
    }

    @Test
    void keepsEveryTableExceptPermissionsPerWorkspace() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertThat(texts(
                            database,
                            "select relname from pg_class where relkind in ('r', 'p')"
                                    + " and relnamespace = 'public'::regnamespace and relname not in (" + TENANT_TABLES
                                    + ") order by 1"))
                    .containsExactly(
                            "databasechangelog",
                            "databasechangeloglock",
                            "rate_bucket",
                            "role_permission",
                            "sign_in_failure");
        }
        assertThat(tenantTables()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void hasRowLevelSecurityOn(String table) throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertThat(texts(
                            database,
                            "select c.relrowsecurity || ' ' || p.polcmd::text || ' ' || p.polpermissive || ' ' ||"
                                    + " (p.polroles = '{0}') || ' ' || pg_get_expr(p.polqual, p.polrelid)"
                                    + " from pg_class c left join pg_policy p on p.polrelid = c.oid where c.oid = '"
                                    + table + "'::regclass"))
                    .containsExactly("true * true true (workspace_id = rounds_workspace())");
            assertThat(texts(database, "select workspace_id from " + table))
                    .as("rows to hide")
                    .contains(ours.workspace.toString(), theirs.workspace.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void showsNothingOutsideAWorkspaceOf(String table) throws SQLException {
        try (Connection app = TestDatabase.asApp()) {
            assertThat(texts(app, "select workspace_id from " + table)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void showsOnlyTheWorkspacesOwnRowsOf(String table) throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertThat(texts(app, "select distinct workspace_id from " + table))
                    .containsExactly(ours.workspace.toString());
        }
        try (Connection app = TestDatabase.asApp(UUID.randomUUID())) {
            assertThat(texts(app, "select workspace_id from " + table)).isEmpty();
        }
    }

    /** Copies another workspace's row: as itself, and as the superuser would see it. */
    @ParameterizedTest
    @MethodSource("tenantTables")
    void takesNoRowForAnotherWorkspaceInto(String table) throws SQLException {
        String columns;
        String row;
        try (Connection database = TestDatabase.asSuperuser()) {
            columns = texts(
                            database,
                            "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = '"
                                    + table + "'::regclass and attnum > 0 and attgenerated = '' and not attisdropped")
                    .get(0);
            row = texts(
                            database,
                            "select to_jsonb(t)::text from " + table + " t where workspace_id = '" + theirs.workspace
                                    + "' limit 1")
                    .get(0);
        }
        String insert = "insert into " + table + " (" + columns + ") select " + columns
                + " from jsonb_populate_record(null::" + table + ", '" + row.replace("'", "''") + "')";
        for (UUID workspace : new UUID[] {null, ours.workspace}) {
            try (Connection app = workspace == null ? TestDatabase.asApp() : TestDatabase.asApp(workspace)) {
                assertRefused(DENIED, () -> execute(app, insert));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void changesNoRowOfAnotherWorkspaceIn(String table) throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            for (String change : List.of(
                    "update " + table + " set workspace_id = workspace_id where workspace_id = '" + theirs.workspace
                            + "'",
                    "delete from " + table + " where workspace_id = '" + theirs.workspace + "'")) {
                try {
                    assertThat(execute(app, change)).isZero();
                } catch (SQLException denied) {
                    assertThat(denied.getSQLState()).isEqualTo(DENIED);
                    app.rollback();
                    execute(app, "select set_config('rounds.workspace', '" + ours.workspace + "', true)");
                }
            }
        }
    }

    @Test
    void carriesTheWorkspaceInEveryForeignKeyBetweenItsTables() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertThat(texts(
                            database,
                            "select conrelid::regclass || ' ' || conname from pg_constraint f where contype = 'f'"
                                    + " and confrelid <> 'workspace'::regclass and (not exists (select 1"
                                    + " from unnest(conkey, confkey) k (own, other)"
                                    + " join pg_attribute a on a.attrelid = conrelid and a.attnum = k.own"
                                    + " join pg_attribute b on b.attrelid = confrelid and b.attnum = k.other"
                                    + " where a.attname = 'workspace_id' and b.attname = 'workspace_id'))"))
                    .isEmpty();
            assertThat(texts(database, "select count(*) from pg_constraint where contype = 'f'"))
                    .isNotEqualTo(List.of("0"));
        }
    }

    @ParameterizedTest
    @MethodSource("tenantTables")
    void hasTheWorkspaceFirstInSomeUniqueKeyOf(String table) throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertThat(texts(
                            database,
                            "select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid"
                                    + " and a.attnum = i.indkey[0] where i.indisunique and a.attname = 'workspace_id'"
                                    + " and i.indrelid = '" + table + "'::regclass"))
                    .isNotEmpty();
        }
    }

    @Test
    void refusesAReferenceIntoAnotherWorkspace() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertRefused(
                    UNKNOWN,
                    () -> execute(
                            app,
                            "insert into person_skill (person_id, skill) values ('" + theirs.person + "', 'other')"));
        }
    }

    @Test
    void ownsNothingAsTheServingRole() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertThat(texts(database, "select relname from pg_class where relowner = 'rounds_app'::regrole"))
                    .isEmpty();
            assertThat(texts(
                            database,
                            "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
                                    + " and (proconfig is null or not exists (select 1 from unnest(proconfig) c"
                                    + " where c like 'search_path=%pg_temp'))"))
                    .as("doors through row-level security whose search path others could bend")
                    .isEmpty();
            assertThat(
                            texts(
                                    database,
                                    "select p.proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
                                            + " where p.prosecdef and p.pronamespace = 'public'::regnamespace and a.grantee = 0"))
                    .as("doors that stand open to everybody")
                    .isEmpty();
        }
    }

    @Test
    void neverForgetsNorRewritesTheAuditTrail() throws SQLException {
        for (String change : List.of(
                "update audit_record set action = 'nothing'",
                "delete from audit_record",
                "truncate audit_record",
                "update domain_event set type = 'a.b'",
                "delete from domain_event",
                "update role_permission set role = 'patient'",
                "insert into role_permission values ('patient', 'person', 'read')")) {
            try (Connection app = TestDatabase.asApp(ours.workspace)) {
                assertRefused(DENIED, () -> execute(app, change));
            }
        }
    }

    @Test
    void neverPutsAPersonOnDutyTwiceAtOnce() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            ours.assignment(app, "2030-02-05");
            assertRefused(
                    EXCLUDED,
                    () -> ours.duty(app, ours.lastAssignment, "2030-02-04 15:59:59+00", "2030-02-04 20:00+00"));
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            ours.assignment(app, "2030-02-05");
            ours.duty(app, ours.lastAssignment, "2030-02-04 16:00+00", "2030-02-04 20:00+00");
            app.rollback();
        }
    }

    @Test
    void neverHasTwoAssignmentsInForceForAPersonLayerAndDay() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            UUID other = ours.schedule(app);
            assertRefused("23P01", () -> ours.assignment(app, other, "2030-02-04", true));
        }
    }

    @Test
    void neverPlansAPersonTwiceAtOnce() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            UUID job = ours.job(app);
            ours.claim(app, job, "WORK", "[2030-02-11,2030-02-12)");
            app.rollback();
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            UUID job = ours.job(app);
            ours.claim(app, job, "CALL", "[2030-02-04,2030-02-11)");
            app.rollback();
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            UUID job = ours.job(app);
            assertRefused(EXCLUDED, () -> ours.claim(app, job, "WORK", "[2030-02-10,2030-02-12)"));
        }
    }

    @Test
    void neverAsksForCoverTwiceOnTheSameDay() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            ours.coverage(app, "null", "2030-02-04", "2030-02-10", 64);
            ours.coverage(app, "'icu'", "2030-02-04", "2030-02-10", 1);
            ours.coverage(app, "null", "2030-02-11", "2030-02-11", 1);
            app.rollback();
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertRefused(EXCLUDED, () -> ours.coverage(app, "null", "2030-02-10", "2030-02-20", 3));
        }
    }

    @Test
    void neverHasABlockOutsideItsYearNorTwoOnADay() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertRefused(EXCLUDED, () -> ours.block(app, ours.year, 2, "2030-03-03", "2030-03-10"));
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertRefused(OUT_OF_BOUNDS, () -> ours.block(app, ours.year, 2, "2030-06-30", "2030-07-01"));
        }
        String shorter = "update academic_year set end_date = '%s' where id = '" + ours.year + "'";
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertRefused(OUT_OF_BOUNDS, () -> execute(app, String.format(shorter, "2030-03-02")));
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            ours.block(app, ours.year, 2, "2030-03-04", "2030-03-10");
            execute(app, String.format(shorter, "2030-03-10"));
            assertThat(texts(app, "select distinct year_end from block")).containsExactly("2030-03-10");
            app.rollback();
        }
    }

    @Test
    void neverHasAPersonAwayTwiceAtOnce() throws SQLException {
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            assertRefused(EXCLUDED, () -> ours.absence(app, "2030-03-05", "2030-03-06"));
        }
        try (Connection app = TestDatabase.asApp(ours.workspace)) {
            ours.absence(app, "2030-03-06", "2030-03-06");
            app.rollback();
        }
    }

    @Test
    void isBroughtUpToDateTwiceWithoutChange() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            String applied = "select id || md5sum || dateexecuted || orderexecuted from databasechangelog order by 1";
            List<String> before = texts(database, applied);
            TestDatabase.migrate();
            assertThat(texts(database, applied)).isNotEmpty().isEqualTo(before);
        }
    }

    @Test
    void isEntirelyTheOwners() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertThat(texts(
                            database,
                            "select distinct relowner::regrole::text from pg_class"
                                    + " where relnamespace = 'public'::regnamespace and relkind = 'r'"))
                    .containsExactly("rounds_owner");
        }
    }

    private static void assertRefused(String state, ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .as(e.getMessage())
                .isEqualTo(state));
    }

    static int execute(Connection database, String command) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(command);
            return statement.getUpdateCount();
        }
    }

    static List<String> texts(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
