package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Person;

/**
 * One duty-hour rule of a set; units and meaning of each kind are in docs/constraints.md.
 *
 * @param windowDays over how many days it averages; null where the kind does not
 * @param citation where the rule is written
 * @param toDate last day on which it holds; null for no end
 * @param personType whom it binds; null for everybody
 * @param pgyLevel which grade it binds; null for every grade, and for those without one
 */
@Embeddable
public record DutyRule(
        @Enumerated(EnumType.STRING) Kind kind,
        @Enumerated(EnumType.STRING) Level level,
        int weight,
        @Column(name = "limit_value") int limit,
        @Column(name = "window_days") @Nullable Integer windowDays,
        int allowance,
        @Enumerated(EnumType.STRING) Source source,
        @Nullable String citation,
        @Column(name = "from_date") LocalDate fromDate,
        @Column(name = "to_date") @Nullable LocalDate toDate,
        @Column(name = "person_type") @Enumerated(EnumType.STRING) Person.@Nullable Type personType,
        @Column(name = "pgy_level") @Nullable Integer pgyLevel) {

    /** What it limits. */
    public enum Kind {
        WEEKLY_HOURS,
        DAY_FREE,
        CONTINUOUS_DUTY,
        REST_BETWEEN_DUTIES,
        REST_AFTER_LONG_DUTY,
        CALL_FREQUENCY,
        CONSECUTIVE_NIGHTS,
        SUPERVISION;

        /** Whether it is averaged over a window. */
        public boolean averaged() {
            return this == WEEKLY_HOURS || this == DAY_FREE || this == CALL_FREQUENCY;
        }
    }

    /** Whether breaking it forbids publication, costs, or is only told. */
    public enum Level {
        HARD,
        SOFT,
        WARN
    }

    /** Who made it. */
    public enum Source {
        LAW,
        ACCREDITATION,
        LOCAL
    }

    /** Says whether it binds somebody of this type and grade. */
    public boolean binds(Person.Type type, @Nullable Integer grade) {
        return (personType == null || personType == type) && (pgyLevel == null || pgyLevel.equals(grade));
    }
}
