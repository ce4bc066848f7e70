package org.rounds.persistence.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Turn;

/** Wrong passwords by address and account, both as pseudonyms; native, since they belong to no workspace. */
@Dependent
public class SignInFailureRepository {
    private final EntityManager entityManager;

    @Inject
    public SignInFailureRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** How often, for how many accounts, and when last; null for never. */
    public record Failures(long count, long accounts, @Nullable Instant last) {}

    /** Lets nobody else count for the address or the account until this transaction ends. */
    public void lock(String address, String account) {
        Turn.await(entityManager, "address " + address);
        Turn.await(entityManager, "account " + account);
    }

    public Failures ofAccount(String account) {
        return failures("account = :subject and last_at > :after", account, Instant.EPOCH);
    }

    public Failures ofAddress(String address, Instant after) {
        return failures("address = :subject and last_at > :after", address, after);
    }

    private Failures failures(String condition, String subject, Instant after) {
        Object[] row = entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        "select cast(coalesce(sum(failures), 0) as bigint), count(distinct account), max(last_at)"
                                + " from sign_in_failure where " + condition,
                        Object[].class)
                .setParameter("subject", subject)
                .setParameter("after", after)
                .getSingleResult();
        return new Failures((Long) row[0], (Long) row[1], (Instant) row[2]);
    }

    public void add(String address, String account, Instant at) {
        entityManager
                .createNativeQuery("insert into sign_in_failure as f (address, account, failures, last_at)"
                        + " values (:address, :account, 1, :at)"
                        + " on conflict (address, account) do update set failures = f.failures + 1, last_at = :at")
                .setParameter("address", address)
                .setParameter("account", account)
                .setParameter("at", at)
                .executeUpdate();
    }

    public void forget(String account) {
        entityManager
                .createNativeQuery("delete from sign_in_failure where account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    public void forgetBefore(Instant time) {
        entityManager
                .createNativeQuery("delete from sign_in_failure where last_at < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
