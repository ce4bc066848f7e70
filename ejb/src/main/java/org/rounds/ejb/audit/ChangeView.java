package org.rounds.ejb.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.audit.AuditRecord;

/**
 * That somebody changed something.
 *
 * @param userId who; none where the server did it by itself
 * @param changedFields the names of the fields, never their values
 */
public record ChangeView(
        UUID id,
        Instant occurredAt,
        @Nullable UUID userId,
        @Nullable String username,
        String action,
        List<String> changedFields) {
    static ChangeView of(AuditRecord record, @Nullable String username) {
        return new ChangeView(
                record.id(),
                record.occurredAt(),
                record.actorId().orElse(null),
                username,
                record.action(),
                Arrays.asList(record.fields()));
    }
}
