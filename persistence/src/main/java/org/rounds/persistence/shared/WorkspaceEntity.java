package org.rounds.persistence.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A row of one workspace with an identity and a version: the root of an aggregate. */
@MappedSuperclass
public abstract class WorkspaceEntity {
    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id", updatable = false)
    UUID workspaceId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    long version;

    protected WorkspaceEntity() {}

    protected WorkspaceEntity(UUID id, Instant createdAt) {
        this.id = Objects.requireNonNull(id, "id");
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
    }

    public UUID id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Rises with every change; the ETag of the resource. */
    public long version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkspaceEntity that && getClass() == that.getClass() && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
