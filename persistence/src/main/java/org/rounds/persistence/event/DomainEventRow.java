package org.rounds.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A fact waiting in the outbox; the relay gives it its place in the stream later. */
@Entity
@Table(name = "domain_event")
public class DomainEventRow {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id")
    UUID workspaceId;

    String type;

    @Column(name = "type_version")
    int typeVersion;

    @Column(name = "subject_id")
    UUID subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    String payload;

    @Column(name = "occurred_at")
    Instant occurredAt;

    protected DomainEventRow() {}

    /** @param payload JSON: ids and numbers, nothing personal */
    public DomainEventRow(UUID id, String type, int typeVersion, UUID subjectId, String payload, Instant occurredAt) {
        this.id = id;
        this.type = type;
        this.typeVersion = typeVersion;
        this.subjectId = subjectId;
        this.payload = payload;
        this.occurredAt = occurredAt;
    }
}
