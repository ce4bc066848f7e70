package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How far a resident is in one academic year.
 *
 * @param pgyLevel null for who has graduated, and for nobody else
 */
@Embeddable
public record Grade(@Column(name = "pgy_level") @Nullable Integer pgyLevel, boolean graduated) {
    public static final Grade GRADUATED = new Grade(null, true);

    public static Grade of(int pgyLevel) {
        return new Grade(pgyLevel, false);
    }

    /** Returns the grade of the following year in a program that lasts so many years. */
    public Grade next(int programLength) {
        return pgyLevel == null || pgyLevel >= programLength ? GRADUATED : of(pgyLevel + 1);
    }
}
