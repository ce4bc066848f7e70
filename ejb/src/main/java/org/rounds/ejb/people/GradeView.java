package org.rounds.ejb.people;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.Grade;

/**
 * How far a resident is in one academic year.
 *
 * @param academicYear the year in which it starts
 * @param pgyLevel none for who has graduated
 * @param graduated unless said otherwise, not
 */
public record GradeView(
        @NotNull @Min(1970) @Max(2998) Integer academicYear,
        @Min(1) @Max(8) @Nullable Integer pgyLevel,
        @Nullable Boolean graduated) {
    static GradeView of(Map.Entry<Integer, Grade> year) {
        return new GradeView(
                year.getKey(), year.getValue().pgyLevel(), year.getValue().graduated());
    }

    @Override
    public Boolean graduated() {
        return graduated != null && graduated;
    }

    Grade grade() {
        return new Grade(pgyLevel, graduated());
    }
}
