package org.rounds.persistence.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** That somebody did something to something, written in the same transaction; never changed again. */
@Entity
@Table(name = "audit_record")
public class AuditRecord {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Column(name = "occurred_at")
    Instant occurredAt;

    @Column(name = "actor_id")
    @Nullable
    UUID actorId;

    String action;
    String resource;

    @Column(name = "resource_id")
    @Nullable
    UUID resourceId;

    UUID @Nullable [] subjects;

    /** The names of the fields that were changed; null where nothing there was changed. */
    String @Nullable [] fields;

    @Column(name = "request_id")
    @Nullable
    String requestId;

    protected AuditRecord() {}

    /**
     * @param actorId the user; null for the server itself
     * @param resourceId what it happened to; null for a list
     * @param subjects what a list has shown; null for anything else
     * @param fields the names of the fields that were changed; null for anything else
     * @param requestId null where no request asked for it
     */
    public AuditRecord(
            UUID id,
            Instant occurredAt,
            @Nullable UUID actorId,
            String action,
            String resource,
            @Nullable UUID resourceId,
            UUID @Nullable [] subjects,
            String @Nullable [] fields,
            @Nullable String requestId) {
        this.id = id;
        this.occurredAt = occurredAt;
        this.actorId = actorId;
        this.action = action;
        this.resource = resource;
        this.resourceId = resourceId;
        this.subjects = subjects == null ? null : subjects.clone();
        this.fields = fields == null ? null : fields.clone();
        this.requestId = requestId;
    }

    public UUID id() {
        return id;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** Returns the user; none where the server did it by itself. */
    public Optional<UUID> actorId() {
        return Optional.ofNullable(actorId);
    }

    public String action() {
        return action;
    }

    /** Returns the names of the fields that were changed. */
    public String[] fields() {
        return fields == null ? new String[0] : fields.clone();
    }
}
