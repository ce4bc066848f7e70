package org.rounds.ejb.optimization;

import java.util.Locale;
import org.rounds.ejb.optimization.Violation.Level;

/** A rule about the heads that serve one need, shared by the solver and the validator (docs/constraints.md). */
enum CoverRule {
    MINIMUM_COVER(Level.HARD) {
        @Override
        long penalty(Need need, int heads) {
            return need.belowMinimum(heads);
        }

        @Override
        int limit(Need need) {
            return need.demand().minimum();
        }
    },
    MAXIMUM_COVER(Level.HARD) {
        @Override
        long penalty(Need need, int heads) {
            return need.aboveMaximum(heads);
        }

        @Override
        int limit(Need need) {
            Integer maximum = need.demand().maximum();
            return maximum == null ? Integer.MAX_VALUE : maximum;
        }
    },
    UNDER_COVER(Level.SOFT) {
        @Override
        long penalty(Need need, int heads) {
            return need.under(heads);
        }
    },
    OVER_COVER(Level.SOFT) {
        @Override
        long penalty(Need need, int heads) {
            return need.over(heads);
        }
    };

    private final Level level;

    CoverRule(Level level) {
        this.level = level;
    }

    /** Returns what this number of heads costs at the rule's level. */
    abstract long penalty(Need need, int heads);

    /** Returns the number of heads that the rule asks for. */
    int limit(Need need) {
        return need.demand().required();
    }

    Level level() {
        return level;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text(Sheet sheet, Need need, int heads) {
        String skill =
                need.demand().skill() == null ? "" : " with " + need.demand().skill();
        return "%s on %s has %d people%s, %s %d are wanted."
                .formatted(
                        sheet.code(need.activity()),
                        need.demand().date(),
                        heads,
                        skill,
                        this == OVER_COVER || this == MAXIMUM_COVER ? "only" : "at least",
                        limit(need));
    }
}
