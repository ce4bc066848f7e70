package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.optimization.Violation;

/** Every rule that a stored schedule breaks, hard ones first, judged by today's data. */
public record ValidationView(
        ScoreView score,
        double coverageRate,
        ScheduleView.ViolationCounts violationCounts,
        List<ViolationView> violations) {

    /** One broken rule. */
    public record ViolationView(
            String rule,
            Violation.Level level,
            @Nullable PersonName person,
            @Nullable UUID activityId,
            Window window,
            Numbers numbers,
            String text) {}

    /** Whom it concerns. */
    public record PersonName(UUID id, String name) {}

    /** First and last day concerned, both inclusive. */
    public record Window(LocalDate start, LocalDate end) {}

    /** What is, what should be, in the rule's unit, and what the difference costs at its level. */
    public record Numbers(long actual, long limit, long penalty) {}
}
