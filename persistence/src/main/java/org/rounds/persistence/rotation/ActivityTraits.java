package org.rounds.persistence.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How an activity looks, whom it is for and what it asks of them.
 *
 * @param color #rrggbb
 * @param leaveEligible whether those who are on it may take leave
 * @param providesSupervision whether those who are on it supervise others
 * @param minPgyLevel lowest grade of a resident who may be on it, 1 to 8; null is any
 */
@Embeddable
public record ActivityTraits(
        @Nullable String abbreviation,
        @Nullable String color,
        @Column(name = "leave_eligible") boolean leaveEligible,
        @Column(name = "supervision_required") boolean supervisionRequired,
        @Column(name = "provides_supervision") boolean providesSupervision,
        @Column(name = "min_pgy_level") @Nullable Integer minPgyLevel,
        @Column(name = "max_pgy_level") @Nullable Integer maxPgyLevel,
        @Enumerated(EnumType.STRING) @Nullable Setting setting,
        @Column(name = "includes_weekend_work") boolean includesWeekendWork) {
    public static final ActivityTraits NONE =
            new ActivityTraits(null, null, true, false, false, null, null, null, false);

    /** Where residents learn on a rotation. */
    public enum Setting {
        INPATIENT,
        OUTPATIENT,
        ELECTIVE,
        EDUCATION,
        OTHER
    }
}
