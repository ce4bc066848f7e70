package org.rounds.ejb.identity;

import java.util.Comparator;
import java.util.List;

/**
 * What a limit says to a request.
 *
 * @param remaining requests that are left; 0 where this one is refused
 * @param retryAfter seconds until the next request has a chance; 0 where this one is granted
 * @param resetAfter seconds until all of the limit is there again
 */
public record Allowance(boolean granted, Limit limit, long remaining, long retryAfter, long resetAfter) {
    /** Returns the one that binds: what refuses, else what leaves least. */
    static Allowance tightest(List<Allowance> all) {
        return all.stream()
                .min(Comparator.comparing(Allowance::granted).thenComparing(Allowance::remaining))
                .orElseThrow();
    }

    /** Returns what a refused client is told. */
    public TooManyRequests refusal(String message) {
        return new TooManyRequests(message, retryAfter, limit);
    }
}
