package org.rounds.persistence.identity;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate's {@code @TenantId} which workspace a session is for. */
public class WorkspaceResolver implements CurrentTenantIdentifierResolver<UUID> {
    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return CurrentWorkspace.id();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
