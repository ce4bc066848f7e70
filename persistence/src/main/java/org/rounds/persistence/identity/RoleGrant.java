package org.rounds.persistence.identity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** What a role of a workspace's own lets its users do, besides what their built-in role does. */
@Embeddable
public record RoleGrant(String resource, String action, @Enumerated(EnumType.STRING) Grant.Scope scope) {}
