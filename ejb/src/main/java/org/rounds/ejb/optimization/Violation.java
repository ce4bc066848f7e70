package org.rounds.ejb.optimization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule in a roster.
 *
 * @param rule the constraint's name, as in the constraint table (docs/constraints.md)
 * @param person whose row breaks it; null for coverage
 * @param activity the activity concerned; null where none or several are
 * @param from first day concerned
 * @param to last day concerned, inclusive
 * @param actual what the roster has, in the rule's unit
 * @param limit what the rule asks for, in the same unit
 * @param penalty what it costs at its level, at least 1
 * @param text one sentence for a person
 */
public record Violation(
        String rule,
        Level level,
        @Nullable UUID person,
        @Nullable UUID activity,
        LocalDate from,
        LocalDate to,
        long actual,
        long limit,
        long penalty,
        String text) {

    /** Hard violations keep a roster from being published, soft ones cost, warnings only tell. */
    public enum Level {
        HARD,
        SOFT,
        WARN
    }
}
