package org.rounds.bench;

import java.time.Duration;
import java.util.Optional;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;

/** Another solver for the same problem, found by {@link java.util.ServiceLoader} when built with its profile. */
public interface Peer {
    /** Returns the command that runs it. */
    String name();

    /** Returns the best roster found in the time, none if it found none; progress may go to standard error. */
    Optional<Roster> solve(RosterProblem problem, Duration timeLimit, int threads, long seed);
}
