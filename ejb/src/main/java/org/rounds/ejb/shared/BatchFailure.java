package org.rounds.ejb.shared;

import jakarta.ejb.ApplicationException;

/** Tells which item of a batch was refused; its cause says why. */
@ApplicationException(rollback = true)
public class BatchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int index;

    BatchFailure(int index, RuntimeException cause) {
        super("item " + index, cause);
        this.index = index;
    }

    public int index() {
        return index;
    }
}
