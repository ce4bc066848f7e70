package org.rounds.ejb.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.identity.User;

/** What can be changed of a user; the tokens that are out keep the old roles until they expire. */
public record ChangeUser(
        @NotNull BuiltInRole role,
        @Nullable @Size(max = 20) Set<@NotNull UUID> roleIds,
        @Nullable UUID personId,
        @Nullable Boolean active) {
    static ChangeUser of(User user) {
        return new ChangeUser(
                BuiltInRole.of(user.role()), user.roles(), user.personId().orElse(null), user.active());
    }

    Set<UUID> ownRoles() {
        return roleIds == null ? Set.of() : roleIds;
    }

    boolean staysActive() {
        return active == null || active;
    }
}
