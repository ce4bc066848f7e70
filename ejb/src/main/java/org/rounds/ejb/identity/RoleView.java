package org.rounds.ejb.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.identity.Role;

/** A workspace's own role and what it adds. */
public record RoleView(UUID id, String name, String title, List<GrantView> grants, Instant createdAt, long version)
        implements Versioned {
    static RoleView of(Role role) {
        return new RoleView(role.id(), role.name(), role.title(), grants(role), role.createdAt(), role.version());
    }

    static List<GrantView> grants(Role role) {
        return role.grants().stream()
                .map(GrantView::of)
                .sorted(Comparator.comparing(GrantView::resource).thenComparing(GrantView::action))
                .toList();
    }
}
