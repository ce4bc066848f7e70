package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A schedule's coming in force: what it changed, for how many people, and whether it was taken back. */
@Entity
public class Publication extends WorkspaceEntity {
    /** How long it can be taken back (catalogue/residency.md 4.4). */
    public static final Duration WINDOW = Duration.ofHours(24);

    /** The difference between what was in force and what is, in cells, and whom it touches. */
    public record Difference(int added, int changed, int removed, int people) {}

    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "team_id")
    @Nullable
    UUID teamId;

    @Enumerated(EnumType.STRING)
    Layer layer;

    @Column(name = "published_by")
    @Nullable
    UUID publishedBy;

    int added;
    int changed;
    int removed;
    int people;

    @Column(name = "rolled_back_at")
    @Nullable
    Instant rolledBackAt;

    @Column(name = "rolled_back_by")
    @Nullable
    UUID rolledBackBy;

    @Column(name = "rollback_reason")
    @Nullable
    String rollbackReason;

    protected Publication() {}

    /** @param publishedBy the user; null for the server itself */
    public Publication(
            UUID id, Schedule schedule, Difference difference, @Nullable UUID publishedBy, Instant publishedAt) {
        super(id, publishedAt);
        this.scheduleId = schedule.id();
        this.teamId = schedule.teamId().orElse(null);
        this.layer = schedule.layer();
        this.added = difference.added();
        this.changed = difference.changed();
        this.removed = difference.removed();
        this.people = difference.people();
        this.publishedBy = publishedBy;
    }

    /** Says whether it can still be taken back at that time. */
    public boolean isOpen(Instant at) {
        return rolledBackAt == null && !at.isAfter(createdAt().plus(WINDOW));
    }

    public void rollBack(String reason, @Nullable UUID by, Instant at) {
        rolledBackAt = at;
        rolledBackBy = by;
        rollbackReason = reason;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public Difference difference() {
        return new Difference(added, changed, removed, people);
    }

    public Optional<UUID> publishedBy() {
        return Optional.ofNullable(publishedBy);
    }

    public Optional<Instant> rolledBackAt() {
        return Optional.ofNullable(rolledBackAt);
    }

    public Optional<UUID> rolledBackBy() {
        return Optional.ofNullable(rolledBackBy);
    }

    public Optional<String> rollbackReason() {
        return Optional.ofNullable(rollbackReason);
    }
}
