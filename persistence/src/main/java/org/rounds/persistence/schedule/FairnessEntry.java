package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A line of the fairness ledger; the database writes them (schedule/006-fairness.sql). */
@Entity
@Table(name = "fairness_entry")
public class FairnessEntry extends WorkspaceEntity {
    /** Work that is to be borne alike; one assignment may count in several. */
    public enum Category {
        CALL,
        NIGHT,
        WEEKEND,
        HOLIDAY
    }

    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Category category;

    @Column(name = "academic_year")
    int academicYear;

    BigDecimal earned;
    BigDecimal share;

    protected FairnessEntry() {}

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID personId() {
        return personId;
    }

    public Category category() {
        return category;
    }

    /** The year in which it begins. */
    public int academicYear() {
        return academicYear;
    }

    /** What the person has done, in days; negative where something was taken back. */
    public BigDecimal earned() {
        return earned;
    }

    /** What would have been the person's part of what all alike have done, in days. */
    public BigDecimal share() {
        return share;
    }
}
