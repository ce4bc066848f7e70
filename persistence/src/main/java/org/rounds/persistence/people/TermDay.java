package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day of a pattern.
 *
 * @param number of the term
 * @param position in the pattern, from 0
 */
@Embeddable
public record TermDay(
        int number,
        int position,
        @Enumerated(EnumType.STRING) WorkTerm.Kind kind,
        @Column(name = "activity_id") @Nullable UUID activityId) {
    static TermDay of(int number, int position, WorkTerm.Day day) {
        return new TermDay(number, position, day.kind(), day.activityId());
    }

    WorkTerm.Day day() {
        return new WorkTerm.Day(kind, activityId);
    }
}
