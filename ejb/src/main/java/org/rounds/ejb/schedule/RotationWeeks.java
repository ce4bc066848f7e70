package org.rounds.ejb.schedule;

import java.util.List;
import org.rounds.ejb.optimization.RosterProblem;

/**
 * What rotations in force say about a plan of work.
 *
 * @param pins protected time: it stays as it is
 * @param wishes what is usual on the rotation, unless something else is needed more
 */
record RotationWeeks(List<RosterProblem.Pin> pins, List<RosterProblem.Request> wishes) {
    static final RotationWeeks NONE = new RotationWeeks(List.of(), List.of());

    RotationWeeks {
        pins = List.copyOf(pins);
        wishes = List.copyOf(wishes);
    }
}
