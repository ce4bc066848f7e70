package org.rounds.ejb.admin;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database whether it lives, and waits for the answer no longer than {@link #PATIENCE}: a database that hangs
 * holds up nobody who asks for health. However many ask, one question is under way at a time.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatabaseProbe {
    /** Less than a load balancer's usual patience. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    @Resource
    ManagedExecutorService executor;

    @Inject
    DatabaseQuestions database;

    /** An answer. */
    record Answer(String version, Duration latency) {}

    private @Nullable Future<Answer> underWay;

    /** Returns the database's answer; empty if there is none in time. */
    public Optional<Answer> ask() {
        try {
            return Optional.of(question().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Future<Answer> question() {
        if (underWay == null || underWay.isDone()) {
            underWay = executor.submit(this::answer);
        }
        return underWay;
    }

    private Answer answer() {
        long begin = System.nanoTime();
        String version = database.version();
        return new Answer(version, Duration.ofNanos(System.nanoTime() - begin));
    }
}
