package org.rounds.ejb.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.identity.User;

/** Somebody who can sign in. */
public record UserView(
        UUID id,
        String username,
        String role,
        List<UUID> roleIds,
        @Nullable UUID personId,
        boolean active,
        Instant createdAt,
        long version)
        implements Versioned {
    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.username(),
                user.role(),
                user.roles().stream().sorted().toList(),
                user.personId().orElse(null),
                user.active(),
                user.createdAt(),
                user.version());
    }
}
