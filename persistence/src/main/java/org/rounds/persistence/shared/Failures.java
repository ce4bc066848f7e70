package org.rounds.persistence.shared;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Why something failed, however deep it lies. */
public final class Failures {
    /** What PostgreSQL says of a session that it cannot take or keep: its own classes, and too many clients. */
    private static final List<String> AWAY = List.of("08", "57P", "53300");

    private Failures() {}

    /** From the outermost to the first, then what stands beside them: there Narayana keeps what a commit has met. */
    public static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        for (Throwable cause : List.copyOf(causes)) {
            Stream.of(cause.getSuppressed()).map(Failures::causes).forEach(causes::addAll);
        }
        return causes;
    }

    /** Tells if the database could not be reached, or was lost on the way: the same may well succeed later. */
    public static boolean isOutage(Throwable thrown) {
        return causes(thrown).stream().anyMatch(cause -> cause instanceof SQLException sql && isAway(sql));
    }

    /** The database always gives a state; what has none comes from the server's pool, which had no connection to lend. */
    private static boolean isAway(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }
}
