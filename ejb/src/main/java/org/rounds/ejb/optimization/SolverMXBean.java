package org.rounds.ejb.optimization;

/** What an operator sees of the solver in JMX, as {@code org.rounds:type=Solver}. */
public interface SolverMXBean {
    /** Jobs of all workspaces that wait for a node. */
    long getQueued();

    /** Jobs that this node runs. */
    int getRunning();

    /** Seconds that the last run took that ended here. */
    double getLastRunSeconds();

    /** The score of the last run that ended here, or {@code none}. */
    String getLastScore();
}
