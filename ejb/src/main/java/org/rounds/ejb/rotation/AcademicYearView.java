package org.rounds.ejb.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.rotation.AcademicYear;

/** An academic year; days are inclusive. */
public record AcademicYearView(
        UUID id, int year, String name, LocalDate startDate, LocalDate endDate, Instant createdAt, long version)
        implements RootView {
    static AcademicYearView of(AcademicYear year) {
        return new AcademicYearView(
                year.id(),
                year.year(),
                year.name(),
                year.startDate(),
                year.endDate(),
                year.createdAt(),
                year.version());
    }
}
