package org.rounds.persistence.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Workspaces, users and what roles may do; native, since it is asked before any workspace is set. */
@Dependent
public class IdentityRepository {
    private final EntityManager entityManager;

    @Inject
    public IdentityRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public EntityManager entityManager() {
        return entityManager;
    }

    public Optional<Workspace> workspace(UUID id) {
        return Optional.ofNullable(entityManager.find(Workspace.class, id));
    }

    /** Looks a user up by exact name, in whatever workspace. */
    public Optional<Credentials> credentials(String username) {
        List<?> rows = entityManager
                .createNativeQuery("select id, workspace_id, password_hash, role, roles, person_id, active"
                        + " from rounds_sign_in(:name)")
                .setParameter("name", username)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Credentials(
                        (UUID) r[0],
                        (UUID) r[1],
                        (String) r[2],
                        (String) r[3],
                        Set.of((String[]) r[4]),
                        (UUID) r[5],
                        (Boolean) r[6]));
    }

    /** Returns the id of the workspace of that name, whatever workspace is set. */
    public Optional<UUID> workspaceNamed(String slug) {
        return Optional.ofNullable(entityManager
                .unwrap(Session.class)
                .createNativeQuery("select rounds_workspace_id(:slug)", UUID.class)
                .setParameter("slug", slug)
                .getSingleResult());
    }

    /** Returns what the built-in roles may. */
    public List<Grant> permissions() {
        return grants("select role, resource, action, scope from role_permission");
    }

    /** Returns what the current workspace's own roles may. */
    public List<Grant> grants() {
        return grants("select r.name, g.resource, g.action, g.scope from role r join role_grant g on g.role_id = r.id");
    }

    private List<Grant> grants(String query) {
        List<?> rows = entityManager.createNativeQuery(query).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new Grant(
                        (String) r[0],
                        (String) r[1],
                        (String) r[2],
                        Grant.Scope.valueOf(((String) r[3]).toUpperCase(Locale.ROOT))))
                .toList();
    }
}
