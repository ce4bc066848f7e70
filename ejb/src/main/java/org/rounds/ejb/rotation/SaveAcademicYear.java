package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.rotation.AcademicYear;

/**
 * @param year the calendar year in which it starts
 * @param name both of its calendar years unless said otherwise
 * @param startDate 1 July unless said otherwise
 * @param endDate inclusive; 30 June unless said otherwise
 */
public record SaveAcademicYear(
        @NotNull @Min(1970) @Max(2998) Integer year,
        @Size(min = 1, max = 255) @Nullable String name,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate) {
    static SaveAcademicYear of(AcademicYear year) {
        return new SaveAcademicYear(year.year(), year.name(), year.startDate(), year.endDate());
    }

    @Override
    public String name() {
        return name == null ? year + "/" + (year + 1) : name;
    }

    @Override
    public LocalDate startDate() {
        return startDate == null ? LocalDate.of(year, Month.JULY, 1) : startDate;
    }

    @Override
    public LocalDate endDate() {
        return endDate == null ? LocalDate.of(year + 1, Month.JUNE, 30) : endDate;
    }
}
