package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a scenario supposes. Days are inclusive.
 *
 * @param activityId of cover, with the skill that it is about, if any
 * @param personId who is away or borrowed; whose limit it is, or null for everybody's
 * @param limitValue what the limit is then; null for none
 * @param ruleSetId which rules bind, or do not
 */
@Embeddable
public record ScenarioChange(
        @Enumerated(EnumType.STRING) Kind kind,
        @Column(name = "activity_id") @Nullable UUID activityId,
        @Nullable String skill,
        @Nullable Integer minimum,
        @Nullable Integer required,
        @Column(name = "person_id") @Nullable UUID personId,
        @Column(name = "start_date") @Nullable LocalDate startDate,
        @Column(name = "end_date") @Nullable LocalDate endDate,
        @Column(name = "limit_name") @Enumerated(EnumType.STRING) @Nullable Limit limit,
        @Column(name = "limit_value") @Nullable Integer limitValue,
        @Column(name = "rule_set_id") @Nullable UUID ruleSetId) {

    /** What is other than it is. */
    public enum Kind {
        COVER,
        AWAY,
        BORROWED,
        LIMIT,
        RULES_ON,
        RULES_OFF
    }

    /** Which of the limits of a person's row, by its name there, and the most that it can be. */
    public enum Limit {
        MAX_MINUTES(600_000),
        MIN_MINUTES(600_000),
        MAX_CONSECUTIVE_SHIFTS(400),
        MIN_CONSECUTIVE_SHIFTS(400),
        MIN_CONSECUTIVE_DAYS_OFF(400),
        MAX_WEEKENDS(60),
        MIN_REST_MINUTES(2880);

        private final int most;

        Limit(int most) {
            this.most = most;
        }

        public boolean canBe(int value) {
            return value >= (most == 400 ? 1 : 0) && value <= most;
        }
    }

    /** Says whether it is about the day. */
    public boolean holdsOn(LocalDate day) {
        return startDate != null && endDate != null && !day.isBefore(startDate) && !day.isAfter(endDate);
    }
}
