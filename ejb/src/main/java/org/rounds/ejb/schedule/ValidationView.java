package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.optimization.Violation;
import org.rounds.persistence.schedule.Acknowledgement;

/** Every rule that a stored schedule breaks, hard ones first, judged by today's data. */
public record ValidationView(
        ScoreView score,
        double coverageRate,
        ScheduleView.ViolationCounts violationCounts,
        List<ViolationView> violations) {

    /**
     * One broken rule.
     *
     * @param key stands for this violation as it is; another once it changes
     * @param acknowledged whether somebody has accepted it, for a reason
     */
    public record ViolationView(
            UUID key,
            String rule,
            Violation.Level level,
            @Nullable PersonName person,
            @Nullable UUID activityId,
            Window window,
            Numbers numbers,
            boolean acknowledged,
            String text) {
        /** What is broken, as it is acknowledged. */
        Acknowledgement.Break broken() {
            return new Acknowledgement.Break(
                    rule,
                    person == null ? null : person.id(),
                    activityId,
                    window.start(),
                    window.end(),
                    numbers.penalty());
        }

        boolean isHard() {
            return level == Violation.Level.HARD;
        }
    }

    /** Whom it concerns. */
    public record PersonName(UUID id, String name) {}

    /** First and last day concerned, both inclusive. */
    public record Window(LocalDate start, LocalDate end) {}

    /** What is, what should be, in the rule's unit, and what the difference costs at its level. */
    public record Numbers(long actual, long limit, long penalty) {}
}
