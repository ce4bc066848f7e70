package org.rounds.ejb.integration;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** A file that cannot be taken in, with everything that is wrong with it; nothing of it was stored. */
@ApplicationException(rollback = true)
public final class BadFile extends RuntimeException {
    private final List<LineError> errors;
    private final int more;

    BadFile(List<LineError> errors, int more) {
        super(summary(errors, more));
        this.errors = List.copyOf(errors);
        this.more = more;
    }

    /** Returns the errors by file and line: at least one, at most {@value LineErrors#KEPT}. */
    public List<LineError> errors() {
        return errors;
    }

    /** Returns how many further errors were found and are not in {@link #errors()}; 0 when all are. */
    public int more() {
        return more;
    }

    private static String summary(List<LineError> errors, int more) {
        int others = errors.size() - 1 + more;
        String first = errors.get(0).text();
        return others == 0 ? first : first + " (and %d more)".formatted(others);
    }
}
