package org.rounds.ejb.optimization;

import java.time.Duration;

/** Says when a search has to end: by its time limit, or because somebody asked it to, perhaps before it began. */
final class Watch {
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final long limitNanos;
    /** What had passed before. */
    private final long goneNanos;

    private volatile long startNanos = System.nanoTime();
    private volatile boolean stopped;

    Watch(Duration limit) {
        this(limit, Duration.ZERO);
    }

    /** @param gone the part of the limit that an earlier search has used */
    Watch(Duration limit, Duration gone) {
        goneNanos = gone.toNanos();
        limitNanos = (limit.compareTo(FOREVER) > 0 ? FOREVER : limit).toNanos();
    }

    void start() {
        startNanos = System.nanoTime();
    }

    void stop() {
        stopped = true;
    }

    boolean over() {
        return stopped || nanos() >= limitNanos;
    }

    /** Returns the part of the time that has passed, 0 to 1. */
    double passed() {
        return limitNanos <= 0 ? 1 : Math.min(1, (double) nanos() / limitNanos);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, limitNanos - nanos()));
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos());
    }

    private long nanos() {
        return goneNanos + System.nanoTime() - startNanos;
    }
}
