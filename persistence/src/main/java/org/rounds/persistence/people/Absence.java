package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/** Days on which a person cannot be rostered, both inclusive. */
@Entity
public class Absence extends WorkspaceEntity {
    /** Why somebody is away. */
    public enum Type {
        VACATION,
        SICK,
        CONFERENCE,
        TRAINING,
        PARENTAL,
        DAY_OFF,
        OTHER
    }

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Type type;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    protected Absence() {}

    public Absence(UUID id, UUID personId, Type type, LocalDate startDate, LocalDate endDate, Instant createdAt) {
        super(id, createdAt);
        change(personId, type, startDate, endDate);
    }

    public final void change(UUID personId, Type type, LocalDate startDate, LocalDate endDate) {
        this.personId = personId;
        this.type = type;
        this.startDate = startDate;
        this.endDate = endDate;
    }

    public UUID personId() {
        return personId;
    }

    public Type type() {
        return type;
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }
}
