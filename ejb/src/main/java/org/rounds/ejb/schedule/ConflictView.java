package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a schedule.
 *
 * @param id stands for the conflict as it is; the key of the violation that it comes from
 * @param kind what a scheduler calls it
 * @param rule the rule that it comes from; {@code on_site_overlap} between layers
 * @param assignmentIds the assignments that overlap; empty otherwise
 */
public record ConflictView(
        UUID id,
        Kind kind,
        Severity severity,
        String rule,
        @Nullable UUID personId,
        @Nullable String personName,
        @Nullable UUID activityId,
        LocalDate startDate,
        LocalDate endDate,
        long actual,
        long limit,
        boolean acknowledged,
        List<UUID> assignmentIds,
        String text) {
    /** The list of catalogue/residency.md 4.7. */
    public enum Kind {
        SCHEDULING_OVERLAP,
        ACGME_VIOLATION,
        SUPERVISION_MISSING,
        CAPACITY_EXCEEDED,
        ABSENCE_CONFLICT,
        QUALIFICATION_MISMATCH,
        CONSECUTIVE_DUTY,
        REST_PERIOD,
        COVERAGE_GAP
    }

    /** Critical keeps a schedule from being published. */
    public enum Severity {
        CRITICAL,
        WARNING,
        INFO
    }
}
