package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How much one person may and must work; null is no limit. The totals (minutes, weekends, shifts per activity) count
 * over {@code periodDays} days, null meaning any horizon.
 */
@Embeddable
public record WorkLimits(
        @Column(name = "period_days") @Nullable Integer periodDays,
        @Column(name = "max_minutes") @Nullable Integer maxMinutes,
        @Column(name = "min_minutes") @Nullable Integer minMinutes,
        @Column(name = "max_consecutive_shifts") @Nullable Integer maxConsecutiveShifts,
        @Column(name = "min_consecutive_shifts") @Nullable Integer minConsecutiveShifts,
        @Column(name = "min_consecutive_days_off") @Nullable Integer minConsecutiveDaysOff,
        @Column(name = "max_weekends") @Nullable Integer maxWeekends,
        @Column(name = "min_rest_minutes") @Nullable Integer minRestMinutes) {
    public static final WorkLimits NONE = new WorkLimits(null, null, null, null, null, null, null, null);
}
