package org.rounds.ejb.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.identity.IdentityRepository;
import org.rounds.persistence.identity.Workspace;
import org.rounds.persistence.shared.DomainException;

/** The caller's workspace. */
@Stateless
public class WorkspaceService {
    @Inject
    IdentityRepository identities;

    /** Returns the zone in which the workspace's days begin and end. */
    @Allowed(resource = "team", action = Action.READ)
    public ZoneId zone() {
        return identities
                .workspace(CurrentWorkspace.id())
                .map(Workspace::zone)
                .orElseThrow(() -> DomainException.notFound("workspace", CurrentWorkspace.id()));
    }
}
