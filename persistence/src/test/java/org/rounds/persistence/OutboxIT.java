package org.rounds.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.persistence.event.OutboxRepository;
import org.rounds.persistence.event.OutboxRepository.Moment;
import org.rounds.persistence.event.OutboxRepository.News;
import org.rounds.persistence.identity.CurrentWorkspace;

@DisplayName("What is new in the outbox")
class OutboxIT {
    private static final String ANY = "'person.updated', '{}'";

    private final UUID schedule = UUID.randomUUID();
    private final Rows rows = new Rows();
    private EntityManagerFactory persistence;

    @BeforeEach
    void open() throws SQLException {
        rows.insert();
        persistence = Persistence.createEntityManagerFactory(
                "rounds",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "hibernate.connection.datasource",
                        TestDatabase.appSource("rounds", rows.workspace)));
    }

    @AfterEach
    void close() {
        persistence.close();
    }

    private News news(@Nullable Moment since) throws Exception {
        return CurrentWorkspace.call(rows.workspace, () -> {
            try (EntityManager session = persistence.createEntityManager()) {
                return new OutboxRepository(session).news(since, schedule);
            }
        });
    }

    private Connection stating(UUID workspace, String typeAndPayload) throws SQLException {
        Connection app = TestDatabase.asApp(workspace);
        SchemaIT.execute(
                app,
                "insert into domain_event (id, workspace_id, type, type_version, subject_id, payload, occurred_at)"
                        + " select gen_random_uuid(), '" + workspace + "', type, 1, gen_random_uuid(), payload::jsonb,"
                        + " now() from (values (" + typeAndPayload + ")) as fact (type, payload)");
        return app;
    }

    private void state(String typeAndPayload) throws SQLException {
        try (Connection app = stating(rows.workspace, typeAndPayload)) {
            app.commit();
        }
    }

    private String assignment(UUID of) {
        return "'assignment.created', '{\"schedule_id\": \"" + of + "\"}'";
    }

    @Test
    void isWhatWasStatedAfterTheMoment() throws Exception {
        state(ANY);
        Moment moment = news(null).now();
        assertThat(news(moment).anything()).isFalse();
        state(ANY);
        assertThat(news(moment)).matches(n -> n.anything() && n.foreign() && !n.uncommitted());
        assertThat(news(news(moment).now()).anything()).isFalse();
        Moment then = news(null).now();
        state("'notification.created', '{}'");
        assertThat(news(then).anything()).isFalse();
    }

    @Test
    void isAlsoWhatWasStatedBeforeAndCommittedAfterIt() throws Exception {
        try (Connection slow = stating(rows.workspace, ANY)) {
            state(ANY);
            Moment moment = news(null).now();
            assertThat(news(moment).anything()).isFalse();
            slow.commit();
            assertThat(news(moment).anything()).isTrue();
        }
    }

    @Test
    void isNotWhatWasTakenBackOrIsOfAnotherWorkspace() throws Exception {
        Rows other = new Rows();
        other.insert();
        Moment moment = news(null).now();
        try (Connection app = stating(rows.workspace, ANY)) {
            app.rollback();
        }
        try (Connection app = stating(other.workspace, ANY)) {
            app.commit();
        }
        assertThat(news(moment).anything()).isFalse();
    }

    @Test
    void tellsTheSchedulesOwnAssignmentsFromAllElse() throws Exception {
        Moment moment = news(null).now();
        state(assignment(schedule));
        assertThat(news(moment)).matches(n -> n.anything() && !n.foreign());
        state(assignment(UUID.randomUUID()));
        assertThat(news(moment)).matches(News::foreign);
    }

    @Test
    void isWhatATransactionStatesAfterItAskedItself() throws Exception {
        Moment moment = CurrentWorkspace.call(rows.workspace, () -> {
            try (EntityManager session = persistence.createEntityManager()) {
                var outbox = new OutboxRepository(session);
                session.getTransaction().begin();
                session.createNativeQuery("update team set version = version").executeUpdate();
                Moment asked = outbox.news(null, schedule).now();
                assertThat(asked.writer()).isNotNull();
                state(ANY); // another one's, so that the snapshot ends behind this transaction
                News others = outbox.news(asked, schedule);
                assertThat(others).matches(n -> n.anything() && !n.uncommitted());
                state(session);
                assertThat(outbox.news(others.now(), schedule)).matches(n -> n.anything() && n.uncommitted());
                session.unwrap(Session.class).doWork(Connection::commit);
                return others.now();
            }
        });
        assertThat(news(moment).anything()).isTrue();
    }

    private void state(EntityManager session) {
        session.createNativeQuery("insert into domain_event (id, workspace_id, type, type_version, subject_id, payload,"
                        + " occurred_at) values (gen_random_uuid(), rounds_workspace(), 'team.updated', 1,"
                        + " gen_random_uuid(), '{}', now())")
                .executeUpdate();
    }
}
