package org.rounds.ejb.admin;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.rounds.ejb.event.OutboxService;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.optimization.SolverNode;

/**
 * What watching costs a query, asked every ten seconds however many look: nobody who scrapes, or asks for health, waits
 * for the database.
 */
@Singleton
@Startup
@DependsOn("PermissionTable")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Samples {
    @Inject
    DatabaseProbe probe;

    @Inject
    DatabaseQuestions database;

    @Inject
    OutboxService outbox;

    @Inject
    SolverNode solver;

    @Inject
    Clock clock;

    /** What was seen, and when. */
    record Sample(Instant at, OutboxService.Backlog backlog, long queued, List<String> changesets) {}

    private volatile Sample last = new Sample(Instant.EPOCH, new OutboxService.Backlog(0, Duration.ZERO), 0, List.of());
    private volatile boolean answering;

    @PostConstruct
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void take() {
        answering = probe.ask().isPresent();
        if (answering) {
            last = new Sample(clock.instant(), Caller.server(outbox::backlog), solver.queued(), database.changesets());
        }
    }

    /** Returns the last sample; its time tells if it is stale. */
    public Sample last() {
        return last;
    }

    /** Tells if the database answered when it was asked last. */
    public boolean answering() {
        return answering;
    }
}
