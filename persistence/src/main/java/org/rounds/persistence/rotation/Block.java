package org.rounds.persistence.rotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A part of an academic year that residents spend on one rotation; both days are inclusive. Blocks never overlap. */
@Entity
public class Block extends WorkspaceEntity {
    public static final int LAST_NUMBER = 53;

    @Column(name = "academic_year_id")
    UUID academicYearId;

    @Column(name = "year_start")
    LocalDate yearStart;

    @Column(name = "year_end")
    LocalDate yearEnd;

    int number;

    @Nullable
    String name;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    boolean orientation;

    protected Block() {}

    /** @param number 0 to {@link #LAST_NUMBER}, once in the year */
    public Block(
            UUID id,
            AcademicYear year,
            int number,
            @Nullable String name,
            LocalDate startDate,
            LocalDate endDate,
            boolean orientation,
            Instant createdAt) {
        super(id, createdAt);
        change(year, number, name, startDate, endDate, orientation);
    }

    /** As the constructor. */
    public final void change(
            AcademicYear year,
            int number,
            @Nullable String name,
            LocalDate startDate,
            LocalDate endDate,
            boolean orientation) {
        this.academicYearId = year.id();
        this.yearStart = year.startDate();
        this.yearEnd = year.endDate();
        this.number = number;
        this.name = name;
        this.startDate = startDate;
        this.endDate = endDate;
        this.orientation = orientation;
    }

    public UUID academicYearId() {
        return academicYearId;
    }

    public int number() {
        return number;
    }

    public @Nullable String name() {
        return name;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }

    /** Whether newcomers learn their way in it, instead of working on a rotation. */
    public boolean orientation() {
        return orientation;
    }
}
