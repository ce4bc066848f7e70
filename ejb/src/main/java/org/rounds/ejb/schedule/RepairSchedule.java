package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who falls out of a schedule, and how much may be disturbed to mend it.
 *
 * @param absences beside those that are stored; none, if absent
 * @param disruptionBudget the most duties of other people that may change hands; 2, if absent
 * @param noticeHours who has a published duty that begins within so many hours is not moved, unless hard rules gain by
 *     it; 24, if absent
 */
public record RepairSchedule(
        @Size(max = 50) @Nullable List<@NotNull @Valid Away> absences,
        @Min(0) @Max(20) @Nullable Integer disruptionBudget,
        @Min(0) @Max(720) @Nullable Integer noticeHours) {
    /** Somebody who is not there; both days are inclusive. */
    public record Away(@NotNull UUID personId, @NotNull LocalDate startDate, @NotNull LocalDate endDate) {}
}
