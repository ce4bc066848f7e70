package org.rounds.ejb.identity;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.github.bucket4j.util.concurrent.batch.BatchHelper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The installation's token buckets: rows of {@code rate_bucket}, shared by all nodes. A shared bucket is brought up to
 * date for every sixtieth of its limit, so that most requests do not touch the database and two nodes together grant at
 * most 4 % too much; an exact one is for every request.
 */
public final class Buckets {
    private static final int SHARE = 60;
    private static final int CLEANED_AT_ONCE = 1000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> rows;

    /** What this node knows of shared buckets: those used since the last {@link #clean}, and those before. */
    private volatile Map<String, Bucket> recent = new ConcurrentHashMap<>();

    private volatile Map<String, Bucket> earlier = Map.of();

    public Buckets(DataSource database) {
        rows = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** Takes from a bucket within the tolerance above. */
    public Allowance take(String who, Limit limit, long requests) {
        String key = key(who, limit);
        Bucket bucket = recent.computeIfAbsent(key, k -> {
            Bucket known = earlier.get(k);
            return known == null ? shared(k, limit) : known;
        });
        try {
            return allowance(bucket, limit, requests);
        } catch (BatchHelper.BatchFailedException noRowYet) {
            // of several that come at once to a bucket without a row, only one makes it; the others ask for it again
            return allowance(row(key, limit), limit, requests);
        }
    }

    /** Takes from a bucket that is exact over all nodes. */
    public Allowance takeExactly(String who, Limit limit) {
        return allowance(row(key(who, limit), limit), limit, 1);
    }

    private Bucket row(String key, Limit limit) {
        return rows.getProxy(key, () -> configuration(limit));
    }

    /** Forgets what has not been used for a while; called from time to time. */
    public void clean() {
        earlier = recent;
        recent = new ConcurrentHashMap<>();
        while (rows.removeExpired(CLEANED_AT_ONCE) == CLEANED_AT_ONCE) {
            // the next thousand
        }
    }

    /** The figures are part of the key: a bucket keeps the ones it was made with. */
    private static String key(String who, Limit limit) {
        return limit.requests() + "/" + limit.window().toSeconds() + ":" + who;
    }

    private Bucket shared(String key, Limit limit) {
        var delay = new DelayParameters(
                Math.max(1, limit.requests() / SHARE), limit.window().dividedBy(6));
        return rows.builder().withOptimization(Optimizations.delaying(delay)).build(key, () -> configuration(limit));
    }

    private static BucketConfiguration configuration(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.requests()).refillIntervally(limit.requests(), limit.window()))
                .build();
    }

    private static Allowance allowance(Bucket bucket, Limit limit, long requests) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(requests);
        return new Allowance(
                probe.isConsumed(),
                limit,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    private static long seconds(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }
}
