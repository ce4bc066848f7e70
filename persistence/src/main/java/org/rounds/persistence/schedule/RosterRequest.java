package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A person's wish to work, or not to work, an activity (null: any) on a day. */
@Entity
@Table(name = "roster_request")
public class RosterRequest extends WorkspaceEntity {
    /** Wanted or unwanted. */
    public enum Kind {
        ON,
        OFF
    }

    @Column(name = "person_id")
    UUID personId;

    LocalDate date;

    @Column(name = "activity_id")
    @Nullable
    UUID activityId;

    @Enumerated(EnumType.STRING)
    Kind kind;

    int weight;

    protected RosterRequest() {}

    /** @param weight penalty if it is not granted, at least 1 */
    public RosterRequest(
            UUID id,
            UUID personId,
            LocalDate date,
            @Nullable UUID activityId,
            Kind kind,
            int weight,
            Instant createdAt) {
        super(id, createdAt);
        change(personId, date, activityId, kind, weight);
    }

    public final void change(UUID personId, LocalDate date, @Nullable UUID activityId, Kind kind, int weight) {
        this.personId = personId;
        this.date = date;
        this.activityId = activityId;
        this.kind = kind;
        this.weight = weight;
    }

    public UUID personId() {
        return personId;
    }

    public LocalDate date() {
        return date;
    }

    public @Nullable UUID activityId() {
        return activityId;
    }

    public Kind kind() {
        return kind;
    }

    public int weight() {
        return weight;
    }
}
