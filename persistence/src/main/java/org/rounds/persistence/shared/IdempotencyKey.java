package org.rounds.persistence.shared;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The answer to a request that its client may send again; kept for a day, never changed. */
@Entity
@Table(name = "idempotency_key")
public class IdempotencyKey {
    /** What a key is unique for, beside the workspace. */
    public record Scope(UUID caller, String method, String path, String key) {}

    /** What is repeated. */
    public record Answer(
            int status, @Nullable String location, @Nullable String etag, @Nullable String mediaType, byte[] body) {}

    @Id
    UUID id;

    @TenantId
    @Column(name = "workspace_id", updatable = false)
    UUID workspaceId;

    @Column(name = "caller_id")
    UUID callerId;

    String method;
    String path;

    @Column(name = "\"key\"")
    String key;

    byte[] request;
    int status;

    @Nullable
    String location;

    @Nullable
    String etag;

    @Column(name = "media_type")
    @Nullable
    String mediaType;

    byte[] body;

    @Column(name = "created_at")
    Instant createdAt;

    protected IdempotencyKey() {}

    /** @param request the SHA-256 of what was sent */
    public IdempotencyKey(UUID id, Scope scope, byte[] request, Answer answer, Instant createdAt) {
        this.id = id;
        this.callerId = scope.caller();
        this.method = scope.method();
        this.path = scope.path();
        this.key = scope.key();
        this.request = request.clone();
        this.status = answer.status();
        this.location = answer.location();
        this.etag = answer.etag();
        this.mediaType = answer.mediaType();
        this.body = answer.body();
        this.createdAt = createdAt;
    }

    public boolean answers(byte[] sent) {
        return Arrays.equals(request, sent);
    }

    public boolean isOlderThan(Instant time) {
        return createdAt.isBefore(time);
    }

    public Answer answer() {
        return new Answer(status, location, etag, mediaType, body);
    }
}
