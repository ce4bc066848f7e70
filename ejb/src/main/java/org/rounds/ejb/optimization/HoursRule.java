package org.rounds.ejb.optimization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Violation.Level;

/**
 * A duty-hour rule as data: the same kind may hold with other figures elsewhere or from another day on. Rules look at
 * the union of real intervals, in the team's zone; what they mean is in docs/constraints.md.
 *
 * @param weight what a unit costs, at least 1: an hour too many or too few, a free day missing, a call or night too many
 * @param limit in the kind's unit
 * @param windowDays over how many days the kind averages; 0 where it does not
 * @param allowance in the kind's unit; 0 where it has none
 * @param from first day on which it holds; a rule that averages holds for the windows that end on such a day
 * @param to last day; null for no end
 */
public record HoursRule(
        Kind kind,
        Level level,
        int weight,
        int limit,
        int windowDays,
        int allowance,
        LocalDate from,
        @Nullable LocalDate to) {

    /** What a rule limits. */
    public enum Kind {
        /** Minutes a week, averaged over the window; days of leave are left out of both. */
        WEEKLY_HOURS,
        /** One day of 24 hours in so many days free of everything, averaged over the window. */
        DAY_FREE,
        /** Minutes of clinical work without a pause; with hand-over and education the allowance more. */
        CONTINUOUS_DUTY,
        /** Minutes between two duties. */
        REST_BETWEEN_DUTIES,
        /** Minutes after a duty of at least the allowance. */
        REST_AFTER_LONG_DUTY,
        /** In-house call at most every so many nights, averaged over the window. */
        CALL_FREQUENCY,
        /** Nights worked in a row. */
        CONSECUTIVE_NIGHTS
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
