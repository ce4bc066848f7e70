package org.rounds.ejb.identity;

import java.util.Map;
import org.rounds.persistence.shared.DomainException;

/** A refusal until some time has passed. */
public class TooManyRequests extends DomainException {
    private static final long serialVersionUID = 1;

    /** @param retryAfter in seconds */
    TooManyRequests(String message, long retryAfter, Limit limit) {
        super(
                Kind.TOO_MANY,
                "RATE_LIMIT_EXCEEDED",
                message,
                Map.of(
                        "retry_after", retryAfter,
                        "limit", limit.requests(),
                        "window_seconds", limit.window().toSeconds()));
    }
}
