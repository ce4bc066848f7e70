package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.schedule.Assignment.Slot;
import org.rounds.persistence.shared.WorkspaceEntity;

/**
 * What somebody wants to be in one cell of a schedule that is being planned. It lives until the schedule is filled: from
 * then on it is a pinned assignment, or nothing where the person is to be off. It is never changed.
 */
@Entity
public class Pin extends WorkspaceEntity {
    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "person_id")
    UUID personId;

    LocalDate date;

    @Enumerated(EnumType.STRING)
    Slot slot;

    @Column(name = "activity_id")
    @Nullable
    UUID activityId;

    protected Pin() {}

    /** @param activityId null for nothing */
    public Pin(
            UUID id,
            Schedule schedule,
            UUID personId,
            LocalDate date,
            Slot slot,
            @Nullable UUID activityId,
            Instant createdAt) {
        super(id, createdAt);
        this.scheduleId = schedule.id();
        this.personId = personId;
        this.date = date;
        this.slot = slot;
        this.activityId = activityId;
    }

    /** Says whether it asks for this assignment. */
    public boolean asksFor(Assignment assignment) {
        return personId.equals(assignment.personId())
                && date.equals(assignment.date())
                && slot == assignment.slot()
                && assignment.activityId().equals(activityId);
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID personId() {
        return personId;
    }

    public LocalDate date() {
        return date;
    }

    public Slot slot() {
        return slot;
    }

    /** Returns what is to be done; empty for nothing. */
    public Optional<UUID> activityId() {
        return Optional.ofNullable(activityId);
    }
}
