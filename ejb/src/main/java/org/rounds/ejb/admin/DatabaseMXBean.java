package org.rounds.ejb.admin;

/** What an operator sees of the database in JMX, as {@code org.rounds:type=Database}. */
public interface DatabaseMXBean {
    /** Whether it answers now. */
    boolean isAnswering();
}
