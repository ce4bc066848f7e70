package org.rounds.ejb.optimization;

import java.time.Duration;

/** Says when a search has to end: by its time limit, or because somebody asked it to, perhaps before it began. */
final class Watch {
    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final Duration limit;
    private volatile long startNanos = System.nanoTime();
    private volatile boolean stopped;
    private volatile Runnable whenOver = () -> {};

    Watch(Duration limit) {
        this.limit = limit.compareTo(FOREVER) > 0 ? FOREVER : limit;
    }

    void start() {
        startNanos = System.nanoTime();
    }

    void stop() {
        stopped = true;
        whenOver.run();
    }

    /** Sets what to run when the time is over; may run more than once and on any thread. */
    void whenOver(Runnable action) {
        whenOver = action;
    }

    boolean over() {
        return stopped || left().isZero();
    }

    /** Runs the action if the time is over. */
    void check() {
        if (over()) {
            whenOver.run();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Returns the time left, at least zero. */
    Duration left() {
        Duration left = limit.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
