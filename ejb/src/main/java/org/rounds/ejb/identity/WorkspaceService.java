package org.rounds.ejb.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.identity.IdentityRepository;
import org.rounds.persistence.identity.Workspace;
import org.rounds.persistence.shared.DomainException;

/** The caller's workspace. */
@Stateless
public class WorkspaceService {
    @Inject
    IdentityRepository identities;

    /** Returns the id of the workspace of that name, if there is one. For the server itself, before it works for one. */
    @Allowed(resource = "workspace", action = Action.READ)
    public Optional<UUID> named(String slug) {
        return identities.workspaceNamed(slug);
    }

    /** Returns the zone in which the workspace's days begin and end. */
    @Allowed(resource = "team", action = Action.READ)
    public ZoneId zone() {
        return identities
                .workspace(CurrentWorkspace.id())
                .map(Workspace::zone)
                .orElseThrow(() -> DomainException.notFound("workspace", CurrentWorkspace.id()));
    }
}
