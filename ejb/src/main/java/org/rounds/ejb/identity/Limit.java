package org.rounds.ejb.identity;

import java.time.Duration;

/** So many requests in a window that begins with the first of them. */
public record Limit(long requests, Duration window) {
    static Limit perMinute(long requests) {
        return new Limit(requests, Duration.ofMinutes(1));
    }

    static Limit perHour(long requests) {
        return new Limit(requests, Duration.ofHours(1));
    }

    Limit times(long scale) {
        return new Limit(requests * scale, window);
    }
}
