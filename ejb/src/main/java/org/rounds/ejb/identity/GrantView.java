package org.rounds.ejb.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.identity.Grant;
import org.rounds.persistence.identity.RoleGrant;

/**
 * A right to do an action to a resource, in the words of the permission table.
 *
 * @param scope {@code all}, unless said otherwise, or {@code own}: the records of the user's own person
 */
public record GrantView(@NotNull @Size(max = 64) String resource, @NotNull Action action, @Nullable Reach scope) {
    /** To whose records. */
    public enum Reach {
        OWN,
        ALL
    }

    static GrantView of(RoleGrant grant) {
        return new GrantView(
                grant.resource(),
                Action.valueOf(grant.action().toUpperCase(Locale.ROOT)),
                Reach.valueOf(grant.scope().name()));
    }

    RoleGrant toGrant() {
        return new RoleGrant(
                resource,
                action.name().toLowerCase(Locale.ROOT),
                scope == null ? Grant.Scope.ALL : Grant.Scope.valueOf(scope.name()));
    }
}
