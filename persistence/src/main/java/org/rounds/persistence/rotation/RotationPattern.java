package org.rounds.persistence.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What those who are on a rotation do at some time of the week.
 *
 * @param weekday ISO: Monday is 1
 * @param week 1 to 4 of the block, which goes before every week; null is every week
 * @param protectedTime whether nothing else may take its place
 */
@Embeddable
public record RotationPattern(
        int weekday,
        @Enumerated(EnumType.STRING) Slot slot,
        @Nullable Integer week,
        @Column(name = "activity_id") UUID activityId,
        @Column(name = "is_protected") boolean protectedTime) {
    /** A part of a day. */
    public enum Slot {
        AM,
        PM,
        DAY,
        NIGHT
    }
}
