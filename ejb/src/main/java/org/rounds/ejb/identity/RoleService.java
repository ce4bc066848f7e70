package org.rounds.ejb.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.identity.Role;
import org.rounds.persistence.identity.RoleGrant;
import org.rounds.persistence.identity.RoleRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** A workspace's own roles, beside the built-in ones. What a change gives or takes holds from the next request on. */
@Stateless
public class RoleService {
    @Inject
    RoleRepository roles;

    @Inject
    PermissionTable permissions;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    /** The database refuses a second role of that name, and the names of the built-in ones. */
    @Allowed(resource = "role", action = Action.CREATE)
    public RoleView create(SaveRole command) {
        Role role = new Role(Ids.next(), command.name(), command.title(), grants(command.grants()), clock.instant());
        changes.store(role, "role", new RoleCreated(role.id()));
        permissions.changed();
        return RoleView.of(role);
    }

    @Allowed(resource = "role", action = Action.UPDATE)
    public RoleView change(UUID id, long version, Patch<SaveRole> patch) {
        Role role = find(id);
        permissions.changed();
        return changes.change(role, version, "role", new RoleUpdated(id), RoleView::of, () -> {
            SaveRole command = patch.onto(SaveRole.of(role));
            if (!command.name().equals(role.name())) {
                throw DomainException.invalid("name", "never changes");
            }
            role.change(command.title(), grants(command.grants()));
        });
    }

    /** @throws DomainException conflict, while users have it */
    @Allowed(resource = "role", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        permissions.changed();
        changes.remove(find(id), version, "role", new RoleDeleted(id));
    }

    /** @throws DomainException invalid, if there is no such right, or one is given twice */
    private Set<RoleGrant> grants(List<GrantView> given) {
        for (GrantView grant : given) {
            String action = grant.action().name().toLowerCase(Locale.ROOT);
            if (!permissions.knows(grant.resource(), action)) {
                throw DomainException.invalid("grants", "cannot give " + grant.resource() + ":" + action);
            }
        }
        Map<String, RoleGrant> grants = given.stream()
                .map(GrantView::toGrant)
                .collect(Collectors.toMap(g -> g.resource() + ":" + g.action(), g -> g, (a, b) -> {
                    throw DomainException.invalid("grants", "gives " + a.resource() + ":" + a.action() + " twice");
                }));
        return Set.copyOf(grants.values());
    }

    @Allowed(resource = "role", action = Action.READ)
    public RoleView get(UUID id) {
        return RoleView.of(find(id));
    }

    @Allowed(resource = "role", action = Action.LIST)
    public Listing.Result<RoleView> list(Listing.Query query) {
        return roles.list(query).map(RoleView::of);
    }

    /** @throws DomainException invalid, unless every id names a role */
    @Allowed(resource = "role", action = Action.READ)
    public void require(String field, Collection<UUID> ids) {
        if (!ids.isEmpty() && roles.all(ids).size() < Set.copyOf(ids).size()) {
            throw DomainException.invalid(field, "names roles that do not exist");
        }
    }

    private Role find(UUID id) {
        return roles.find(id).orElseThrow(() -> DomainException.notFound("role", id));
    }
}
