package org.rounds.ejb.event;

/** What an operator sees of the outbox in JMX, as {@code org.rounds:type=Events}. */
public interface EventsMXBean {
    /** Events of all workspaces that wait to be sent. */
    long getWaiting();

    /** Seconds that the oldest of them has waited. */
    double getOldestAgeSeconds();
}
