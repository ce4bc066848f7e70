package org.rounds.persistence.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A year of training, with its own first and last day; the years of a workspace never overlap. */
@Entity
@Table(name = "academic_year")
public class AcademicYear extends WorkspaceEntity {
    int year;
    String name;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    protected AcademicYear() {}

    /**
     * @param year the calendar year in which it starts
     * @param endDate inclusive
     */
    public AcademicYear(UUID id, int year, String name, LocalDate startDate, LocalDate endDate, Instant createdAt) {
        super(id, createdAt);
        change(year, name, startDate, endDate);
    }

    /** As the constructor. */
    public final void change(int year, String name, LocalDate startDate, LocalDate endDate) {
        this.year = year;
        this.name = name;
        this.startDate = startDate;
        this.endDate = endDate;
    }

    /** Tells if the day is one of the year's. */
    public boolean has(LocalDate day) {
        return !day.isBefore(startDate) && !day.isAfter(endDate);
    }

    public int year() {
        return year;
    }

    public String name() {
        return name;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }
}
