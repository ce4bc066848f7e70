package org.rounds.persistence.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.WorkspaceEntity;

/** Somebody's word that a hard violation of a schedule is accepted, and why. It is never changed. */
@Entity
public class Acknowledgement extends WorkspaceEntity {
    /**
     * What is broken: which rule, for whom (nobody for cover), on which activity (none, if several), from the first day to
     * the last, both inclusive, and how much it costs.
     */
    @Embeddable
    public record Break(
            String rule,
            @Column(name = "person_id") @Nullable UUID personId,
            @Column(name = "activity_id") @Nullable UUID activityId,
            @Column(name = "start_date") LocalDate startDate,
            @Column(name = "end_date") LocalDate endDate,
            long penalty) {

        /** Says whether both are about the same rule, person and activity. */
        public boolean isOfTheKindOf(Break other) {
            return rule.equals(other.rule)
                    && Objects.equals(personId, other.personId)
                    && Objects.equals(activityId, other.activityId);
        }

        public boolean touches(Break other) {
            return !startDate.isAfter(other.endDate) && !endDate.isBefore(other.startDate);
        }
    }

    @Column(name = "schedule_id")
    UUID scheduleId;

    @Embedded
    Break broken;

    String reason;

    @Column(name = "acknowledged_by")
    @Nullable
    UUID acknowledgedBy;

    protected Acknowledgement() {}

    /** @param acknowledgedBy the user; null for the server itself */
    public Acknowledgement(
            UUID id, UUID scheduleId, Break broken, String reason, @Nullable UUID acknowledgedBy, Instant createdAt) {
        super(id, createdAt);
        this.scheduleId = scheduleId;
        this.broken = broken;
        this.reason = reason;
        this.acknowledgedBy = acknowledgedBy;
    }

    /** Says whether the violation is what was accepted, or a smaller part of it. */
    public boolean covers(Break violation) {
        return broken.isOfTheKindOf(violation)
                && !violation.startDate().isBefore(broken.startDate())
                && !violation.endDate().isAfter(broken.endDate())
                && violation.penalty() <= broken.penalty();
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public Break broken() {
        return broken;
    }

    public String reason() {
        return reason;
    }

    public Optional<UUID> acknowledgedBy() {
        return Optional.ofNullable(acknowledgedBy);
    }
}
