package org.rounds.ejb.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.schedule.Assignment;

/**
 * Who falls out of a schedule, or of what more or less is wanted, and how much may be disturbed to mend it.
 *
 * @param absences beside those that are stored; none, if absent
 * @param demandChanges in the place of what is stored; none, if absent
 * @param disruptionBudget the most duties of other people that may change hands; 2, if absent
 * @param noticeHours who has a published duty that begins within so many hours is not moved, unless hard rules gain by
 *     it; 24, if absent
 */
public record RepairSchedule(
        @Size(max = 50) @Nullable List<@NotNull @Valid Away> absences,
        @Size(max = 50) @Nullable List<@NotNull @Valid DemandChange> demandChanges,
        @Min(0) @Max(20) @Nullable Integer disruptionBudget,
        @Min(0) @Max(720) @Nullable Integer noticeHours) {
    /** Somebody who is not there; both days are inclusive. */
    public record Away(@NotNull UUID personId, @NotNull LocalDate startDate, @NotNull LocalDate endDate) {}

    /**
     * How many people are wanted on an activity of a period, in the place of the requirements for the same skill. Missing
     * heads and those too many cost what they did; where nothing was required, what is usual.
     *
     * @param date a day of the schedule; of a block, its first
     * @param slot absent: the activity's
     * @param skill counts only people with this skill; absent: everyone
     * @param minimum hard floor; absent: as it was, at most what is required
     */
    public record DemandChange(
            @NotNull UUID activityId,
            @NotNull LocalDate date,
            Assignment.@Nullable Slot slot,
            @SkillCode @Nullable String skill,
            @PositiveOrZero @Max(10_000) @Nullable Integer minimum,
            @NotNull @PositiveOrZero @Max(10_000) Integer required) {}
}
