package org.rounds.persistence.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sign-in needs to know of a user, read before any workspace is set.
 *
 * @param roles roles of the workspace's own, besides the built-in one
 * @param personId the person whose records are the user's own, if the user is one
 */
public record Credentials(
        UUID userId,
        UUID workspaceId,
        String passwordHash,
        String role,
        Set<String> roles,
        @Nullable UUID personId,
        boolean active) {}
