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

/** Why a published assignment was changed although its day was frozen. It is never changed. */
@Entity
@Table(name = "freeze_override")
public class FreezeOverride extends WorkspaceEntity {
    /** What happened (catalogue/residency.md 4.4). */
    public enum ReasonCode {
        SICK_CALL,
        DEPLOYMENT,
        SAFETY,
        COVERAGE_GAP,
        EMERGENCY_LEAVE,
        CRISIS_MODE,
        ADMINISTRATIVE,
        OTHER;

        public boolean isEmergency() {
            return this != ADMINISTRATIVE && this != OTHER;
        }
    }

    /** The reason that is given. */
    public record Reason(ReasonCode code, String text) {}

    @Column(name = "schedule_id")
    UUID scheduleId;

    @Column(name = "assignment_id")
    UUID assignmentId;

    @Column(name = "person_id")
    UUID personId;

    LocalDate date;

    @Column(name = "reason_code")
    @Enumerated(EnumType.STRING)
    ReasonCode reasonCode;

    @Column(name = "reason_text")
    String reasonText;

    @Column(name = "overridden_by")
    @Nullable
    UUID overriddenBy;

    protected FreezeOverride() {}

    /** @param overriddenBy the user; null for the server itself */
    public FreezeOverride(
            UUID id, Assignment assignment, Reason reason, @Nullable UUID overriddenBy, Instant createdAt) {
        super(id, createdAt);
        this.scheduleId = assignment.scheduleId();
        this.assignmentId = assignment.id();
        this.personId = assignment.personId();
        this.date = assignment.date();
        this.reasonCode = reason.code();
        this.reasonText = reason.text();
        this.overriddenBy = overriddenBy;
    }
}
