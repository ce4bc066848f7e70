package org.rounds.persistence.shared;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers that are kept for repeated requests. Joins the transaction of the effect. */
@Dependent
public class IdempotencyRepository {
    private static final String OF_SCOPE =
            " k where k.callerId = :caller and k.method = :method and k.path = :path and k.key = :key";

    private final EntityManager entityManager;

    @Inject
    public IdempotencyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Claims the scope until this transaction ends; false if another transaction has it. */
    public boolean claim(String scope) {
        return Turn.take(entityManager, scope);
    }

    public Optional<IdempotencyKey> find(IdempotencyKey.Scope scope) {
        List<IdempotencyKey> found = entityManager
                .createQuery("select k from IdempotencyKey" + OF_SCOPE, IdempotencyKey.class)
                .setParameter("caller", scope.caller())
                .setParameter("method", scope.method())
                .setParameter("path", scope.path())
                .setParameter("key", scope.key())
                .getResultList();
        return found.stream().findFirst();
    }

    /** Stores the answer together with all that is still to be written for it. */
    public void store(IdempotencyKey answer) {
        entityManager.persist(answer);
        entityManager.flush();
    }

    public void remove(IdempotencyKey answer) {
        entityManager.remove(answer);
        entityManager.flush();
    }

    /** Deletes the answers of all workspaces that are older. */
    public void forgetBefore(Instant time) {
        entityManager
                .createNativeQuery("select rounds_forget_idempotency_keys(:time)")
                .setParameter("time", time)
                .getSingleResult();
    }
}
