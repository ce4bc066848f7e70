package org.rounds.ejb.shared;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.rounds.ejb.identity.Caller;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.IdempotencyKey;
import org.rounds.persistence.shared.IdempotencyRepository;
import org.rounds.persistence.shared.Ids;

/**
 * Lets a request with an {@code Idempotency-Key} have its effect once. Asked at the beginning and at the end of the
 * transaction of the effect, so that effect and answer are stored together or not at all.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);

    @Inject
    IdempotencyRepository answers;

    @Inject
    Clock clock;

    /**
     * Claims the key for the running transaction.
     *
     * @return the first answer, if there is one
     * @throws DomainException conflict, if the same is running now; rule, if the key stands for another request
     */
    public Optional<IdempotencyKey.Answer> begin(Caller caller, IdempotencyKey.Scope scope, byte[] request) {
        if (!answers.claim(caller.workspaceId() + " " + scope)) {
            throw DomainException.conflict(
                    "IDEMPOTENCY_IN_PROGRESS",
                    "The first request with this Idempotency-Key is still running",
                    Map.of());
        }
        Optional<IdempotencyKey> first = answers.find(scope);
        if (first.filter(k -> k.isOlderThan(clock.instant().minus(KEPT))).isPresent()) {
            answers.remove(first.get());
            return Optional.empty();
        }
        if (first.filter(k -> !k.answers(request)).isPresent()) {
            throw new DomainException(
                    DomainException.Kind.RULE,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key stands for another request; take a new one",
                    Map.of());
        }
        return first.map(IdempotencyKey::answer);
    }

    /** Keeps the answer, in the transaction of what it tells. */
    public void keep(IdempotencyKey.Scope scope, byte[] request, IdempotencyKey.Answer answer) {
        answers.store(new IdempotencyKey(Ids.next(), scope, request, answer, clock.instant()));
    }

    @Schedule(hour = "*", minute = "30", persistent = false)
    void forget() {
        answers.forgetBefore(clock.instant().minus(KEPT));
    }
}
