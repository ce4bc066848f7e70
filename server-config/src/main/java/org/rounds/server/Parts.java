package org.rounds.server;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was started, in order, and is stopped in the opposite order: once, whoever asks first. A part offered after that
 * is refused, so that a signal during the start leaves nothing behind.
 */
final class Parts implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closing;

    /** The start was given up because somebody wants everything stopped; nothing to complain about. */
    static final class Stopped extends LaunchFailure {
        private Stopped() {
            super("Rounds is being stopped.");
        }
    }

    /** Starts a part; nobody can close the parts between its start and its registration. */
    interface Starting<T extends AutoCloseable> {
        T start() throws IOException;
    }

    synchronized <T extends AutoCloseable> T start(Starting<T> starting) throws IOException {
        refuseIfClosing();
        var part = starting.start();
        started.push(part);
        return part;
    }

    synchronized void own(AutoCloseable part) {
        refuseIfClosing();
        started.push(part);
    }

    synchronized boolean isClosing() {
        return closing;
    }

    synchronized void refuseIfClosing() {
        if (closing) {
            throw new Stopped();
        }
    }

    /** Stops everything; a second caller waits until the first is done. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        synchronized (started) {
            while (!started.isEmpty()) {
                stop(started.pop());
            }
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("While stopping: " + e.getMessage());
        }
    }
}
