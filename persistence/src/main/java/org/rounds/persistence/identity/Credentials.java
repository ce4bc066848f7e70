package org.rounds.persistence.identity;

import java.util.UUID;

/** What sign-in needs to know of a user, read before any workspace is set. */
public record Credentials(UUID userId, UUID workspaceId, String passwordHash, String role, boolean active) {}
