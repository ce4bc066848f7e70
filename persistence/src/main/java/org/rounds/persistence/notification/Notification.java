package org.rounds.persistence.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** What somebody is told about one act: facts, of which sentences are made for whoever reads them. */
@Entity
public class Notification extends WorkspaceEntity {
    /** What it tells (catalogue/residency.md 2.8). */
    public enum Type {
        SCHEDULE_PUBLISHED,
        ASSIGNMENT_CHANGED,
        ABSENCE_APPROVED,
        ABSENCE_REJECTED
    }

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Type type;

    @Column(name = "schedule_id")
    @Nullable
    UUID scheduleId;

    @Column(name = "absence_id")
    @Nullable
    UUID absenceId;

    @Nullable
    Integer cells;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "end_date")
    LocalDate endDate;

    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    /** For the filter of that name; as of when it was loaded. */
    @Formula("read_at is not null")
    boolean read;

    /** Rows are written by {@link NotificationRepository#add} only. */
    protected Notification() {}

    public UUID personId() {
        return personId;
    }

    public Type type() {
        return type;
    }

    /** Returns the schedule that it is about, if it is about one. */
    public Optional<UUID> scheduleId() {
        return Optional.ofNullable(scheduleId);
    }

    /** Returns the absence that it is about, if it is about one. */
    public Optional<UUID> absenceId() {
        return Optional.ofNullable(absenceId);
    }

    /** How many of the person's assignments are new, other or gone; none where it is not about a schedule. */
    public Optional<Integer> cells() {
        return Optional.ofNullable(cells);
    }

    public LocalDate startDate() {
        return startDate;
    }

    public LocalDate endDate() {
        return endDate;
    }

    /** Returns when it was read first. */
    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }

    public void read(Instant at) {
        if (readAt == null) {
            readAt = at;
        }
    }

    public void unread() {
        readAt = null;
    }
}
