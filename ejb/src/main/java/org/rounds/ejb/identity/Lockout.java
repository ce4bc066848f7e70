package org.rounds.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody waits who has failed too often: 60 s from the given failure on, twice as long with each more, an
 * hour at most. A lock is forgotten an hour after its end.
 *
 * @param from the failure that locks first
 */
record Lockout(int from) {
    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);
    static final Duration WINDOW = Duration.ofHours(1);

    /** Returns how long a further attempt has to wait; zero if it need not. */
    Duration wait(long failures, @Nullable Instant last, Instant now) {
        if (last == null || failures < from) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, last.plus(length(failures)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Tells if the failures no longer count. */
    boolean forgotten(long failures, @Nullable Instant last, Instant now) {
        return last == null || !now.isBefore(last.plus(length(failures)).plus(WINDOW));
    }

    private Duration length(long failures) {
        if (failures < from) {
            return Duration.ZERO;
        }
        long doublings = Math.min(failures - from, 6); // 60 s x 2^6 is more than an hour
        Duration length = FIRST.multipliedBy(1L << doublings);
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }
}
