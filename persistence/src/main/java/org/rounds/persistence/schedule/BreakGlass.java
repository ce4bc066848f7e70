package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** Leave to publish a schedule once although it changes days up to the lock date. */
@Entity
@Table(name = "break_glass")
public class BreakGlass extends WorkspaceEntity {
    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "lock_date")
    LocalDate lockDate;

    String reason;

    @Column(name = "approved_by")
    @Nullable
    UUID approvedBy;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    protected BreakGlass() {}

    /**
     * @param lockDate as it is now; a later one needs another leave
     * @param approvedBy the user; null for the server itself
     */
    public BreakGlass(
            UUID id, UUID scheduleId, LocalDate lockDate, String reason, @Nullable UUID approvedBy, Instant createdAt) {
        super(id, createdAt);
        this.scheduleId = scheduleId;
        this.lockDate = lockDate;
        this.reason = reason;
        this.approvedBy = approvedBy;
    }

    public void use(Instant at) {
        usedAt = at;
    }

    /** Says whether it is leave for days up to that one. */
    public boolean opens(LocalDate day) {
        return usedAt == null && !lockDate.isBefore(day);
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public LocalDate lockDate() {
        return lockDate;
    }

    public String reason() {
        return reason;
    }

    public Optional<UUID> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }

    public Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }
}
