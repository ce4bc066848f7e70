package org.rounds.ejb.integration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file brought.
 *
 * @param teamId the new team
 * @param startDate first day that the file speaks of; null if it speaks of none
 * @param endDate last day, inclusive; null likewise
 * @param warnings what was taken in, though it is hardly meant
 */
public record ImportView(
        UUID teamId,
        String teamName,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        Counts imported,
        List<LineError> warnings) {

    /** Rows stored of each kind. */
    public record Counts(int activities, int people, int coverage, int requests, int absences) {}
}
