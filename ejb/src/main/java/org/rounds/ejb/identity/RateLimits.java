package org.rounds.ejb.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests the doors let through. Fails open: while the database is away nothing is counted, since whatever
 * matters fails then anyway. No transaction: a count stands whatever becomes of the request.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RateLimits {
    private static final Limit REFUSED_CREDENTIALS = Limit.perMinute(300);
    private static final Limit SIGN_IN_ATTEMPTS = Limit.perMinute(60);
    private static final Duration AWAY = Duration.ofSeconds(5);

    @Inject
    @ConfigProperty(name = "ROUNDS_RATE_SCALE", defaultValue = "1")
    long scale;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Lockouts lockouts;

    @Inject
    Clock clock;

    @Resource
    DataSource database;

    private Buckets buckets;

    /** Until when the database is not asked again. */
    private volatile Instant awayUntil = Instant.EPOCH;

    @PostConstruct
    void open() {
        if (scale < 1) {
            throw new IllegalStateException("ROUNDS_RATE_SCALE must be a whole number of at least 1");
        }
        buckets = new Buckets(database);
    }

    /** Counts a request of somebody who has signed in. Empty while nothing is counted; so are the others. */
    public Optional<Allowance> caller(Caller caller) {
        return take("user:" + caller.userId(), Tier.of(caller.role()).limits());
    }

    /** Counts a request of nobody, by address. */
    public Optional<Allowance> anonymous(String address) {
        return take("address:" + pseudonyms.of(address), Tier.ANONYMOUS.limits());
    }

    /** Counts a credential that is none, by address. */
    public Optional<Allowance> refused(String address) {
        return take("refused:" + pseudonyms.of(address), List.of(REFUSED_CREDENTIALS));
    }

    /** Counts an attempt to sign in, by address: exactly, and whatever the scale. */
    public Optional<Allowance> signIn(String address) {
        return ask(all -> all.takeExactly("sign-in:" + pseudonyms.of(address), SIGN_IN_ATTEMPTS));
    }

    private Optional<Allowance> take(String who, List<Limit> limits) {
        return ask(all -> Allowance.tightest(
                limits.stream().map(l -> all.take(who, l.times(scale), 1)).toList()));
    }

    private Optional<Allowance> ask(Function<Buckets, Allowance> question) {
        if (clock.instant().isBefore(awayUntil)) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(buckets));
        } catch (RuntimeException databaseAway) {
            awayUntil = clock.instant().plus(AWAY); // who waits for a connection waits once, in the request itself
            return Optional.empty();
        }
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void clean() {
        buckets.clean();
        lockouts.clean();
    }
}
