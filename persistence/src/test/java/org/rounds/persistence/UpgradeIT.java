package org.rounds.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rounds.persistence.identity.CurrentWorkspace;

/**
 * A hospital that runs what an earlier issue landed, and upgrades. Each landing is pinned in the test resources: the
 * changelog of then, its changesets with their checksums, and rows for every table. A later landing adds its own number
 * here and changes none before it.
 */
@DisplayName("An upgrade from the schema of issue")
class UpgradeIT {

    private static final List<UUID> WORKSPACES = List.of(UUID.randomUUID(), UUID.randomUUID());

    /** What the schema says of itself; row-level security, rights and functions included. */
    private static final List<String> DESCRIPTIONS = List.of(
            "select table_name, column_name, data_type, is_nullable, coalesce(column_default, ''),"
                    + " coalesce(collation_name, ''), coalesce(generation_expression, '')"
                    + " from information_schema.columns where table_schema = 'public'",
            "select conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated and conenforced"
                    + " from pg_constraint where connamespace = 'public'::regnamespace",
            "select indexdef from pg_indexes where schemaname = 'public'",
            "select tablename, policyname, qual, coalesce(with_check, '') from pg_policies",
            "select relname, relkind, relowner::regrole, coalesce(relacl::text, ''), relrowsecurity from pg_class"
                    + " where relnamespace = 'public'::regnamespace",
            "select pg_get_functiondef(p.oid), coalesce(proacl::text, '') from pg_proc p left join pg_depend d"
                    + " on d.objid = p.oid and d.deptype = 'e' where pronamespace = 'public'::regnamespace"
                    + " and d.objid is null and prokind = 'f'");

    /** What an upgrade makes for each workspace. */
    private static final Set<String> MADE = Set.of("settings", "fairness_entry");

    private record Content(String columns, List<String> rows) {}

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void keepsEveryRow(int issue) throws SQLException {
        String database = "landed_" + issue;
        TestDatabase.create(database);
        TestDatabase.migrate(database, "org/rounds/persistence/landed/" + issue + ".yaml");
        Map<String, Content> before = new LinkedHashMap<>();
        try (Connection superuser = TestDatabase.asSuperuser(database)) {
            assertThat(SchemaIT.texts(
                            superuser,
                            "select filename || ' ' || id || ' ' || md5sum from databasechangelog order by 1"))
                    .as("a landed changeset is never edited")
                    .isEqualTo(resource(issue + ".txt").lines().sorted().toList());
            for (UUID workspace : WORKSPACES) {
                fill(database, workspace, rows(issue));
            }
            for (String table : tables(superuser)) {
                String columns = columns(superuser, table);
                before.put(table, new Content(columns, content(superuser, table, columns)));
                assertThat(before.get(table).rows()).as(table).hasSizeGreaterThanOrEqualTo(WORKSPACES.size());
            }
        }

        TestDatabase.migrate(database, TestDatabase.CHANGELOG);

        try (Connection upgraded = TestDatabase.asSuperuser(database);
                Connection fresh = TestDatabase.asSuperuser()) {
            for (var table : before.entrySet()) {
                assertThat(content(upgraded, table.getKey(), table.getValue().columns()))
                        .as(table.getKey())
                        .isEqualTo(renamed(table.getValue().rows()));
            }
            for (String description : DESCRIPTIONS) {
                assertThat(SchemaIT.texts(upgraded, "select r::text from (" + description + ") r order by 1"))
                        .as("as in a new database")
                        .isNotEmpty()
                        .isEqualTo(SchemaIT.texts(fresh, "select r::text from (" + description + ") r order by 1"));
            }
            assertThat(SchemaIT.texts(
                            upgraded, "select conname from pg_constraint where not convalidated or not conenforced"))
                    .isEmpty();
        }
        readByTheApplication(database, before.keySet());
    }

    /** What an upgrade means to change: roles have the catalogue's names. */
    private static List<String> renamed(List<String> rows) {
        return rows.stream()
                .map(row -> row.replace("\"role\": \"nurse\"", "\"role\": \"rn\""))
                .sorted()
                .toList();
    }

    /** The servers bring a JSON binding for Hibernate; the entities have JSON as text only. */
    private static final class JsonAsText implements FormatMapper {

        @Override
        public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
            return type.getJavaTypeClass().cast(json.toString());
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            return value.toString();
        }
    }

    /** Every entity and what hangs on it, as the serving role in each of the workspaces. */
    private static void readByTheApplication(String database, Set<String> filled) {
        for (UUID workspace : WORKSPACES) {
            CurrentWorkspace.run(workspace, () -> {
                try (EntityManagerFactory application = Persistence.createEntityManagerFactory(
                                "rounds",
                                Map.of(
                                        "jakarta.persistence.transactionType",
                                        "RESOURCE_LOCAL",
                                        "jakarta.persistence.nonJtaDataSource",
                                        TestDatabase.appSource(database, workspace),
                                        "jakarta.persistence.validation.mode",
                                        "none",
                                        "hibernate.type.json_format_mapper",
                                        new JsonAsText()));
                        EntityManager session = application.createEntityManager()) {
                    application.getMetamodel().getEntities().forEach(entity -> read(session, entity, filled));
                }
            });
        }
    }

    private static void read(EntityManager session, EntityType<?> entity, Set<String> filled) {
        var tables = session.getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel();
        String table = tables.getEntityDescriptor(entity.getJavaType())
                .getMappedTableDetails()
                .getTableName()
                .toLowerCase(Locale.ROOT);
        assertThat(session.createQuery("select e from " + entity.getName() + " e", Object.class)
                        .getResultList()
                        .isEmpty())
                .as(entity.getName() + " in " + table)
                .isNotEqualTo(filled.contains(table) || MADE.contains(table));
        for (var children : entity.getPluralAttributes()) {
            var collection = (AbstractCollectionPersister)
                    tables.getCollectionDescriptor(entity.getJavaType().getName() + "." + children.getName());
            String path = entity.getName() + " e join e." + children.getName() + " c";
            assertThat(session.createQuery("select c from " + path, Object.class)
                            .getResultList()
                            .isEmpty())
                    .as(path)
                    .isNotEqualTo(filled.contains(collection.getTableName()));
        }
    }

    private static void fill(String database, UUID workspace, String rows) throws SQLException {
        try (Connection app = TestDatabase.appSource(database, workspace).getConnection()) {
            SchemaIT.execute(app, rows.replace("$w", workspace.toString()));
        }
    }

    /** Without the permissions, which are the release's and no hospital's. */
    private static List<String> tables(Connection database) throws SQLException {
        return SchemaIT.texts(
                database,
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                        + " and relname not in ('databasechangelog', 'databasechangeloglock', 'role_permission')");
    }

    private static String columns(Connection database, String table) throws SQLException {
        return SchemaIT.texts(
                        database,
                        "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
                                + " where attrelid = '" + table + "'::regclass and attnum > 0 and not attisdropped")
                .get(0);
    }

    private static List<String> content(Connection database, String table, String columns) throws SQLException {
        return SchemaIT.texts(
                database, "select to_jsonb(r)::text from (select " + columns + " from " + table + ") r order by 1");
    }

    /** From issue 5 on a landing's rows are those of the one before and what it has added. */
    private static String rows(int issue) {
        return issue < 5 ? resource(issue + ".sql") : rows(issue - 1) + resource(issue + ".sql");
    }

    private static String resource(String name) {
        try (var file = UpgradeIT.class.getResourceAsStream("landed/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
