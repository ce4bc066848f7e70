package org.rounds.persistence.identity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
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
                .createNativeQuery("select id, workspace_id, password_hash, role, active from rounds_sign_in(:name)")
                .setParameter("name", username)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Credentials((UUID) r[0], (UUID) r[1], (String) r[2], (String) r[3], (Boolean) r[4]));
    }

    /** Returns the id of the workspace of that name, whatever workspace is set. */
    public Optional<UUID> workspaceNamed(String slug) {
        return Optional.ofNullable(entityManager
                .unwrap(Session.class)
                .createNativeQuery("select rounds_workspace_id(:slug)", UUID.class)
                .setParameter("slug", slug)
                .getSingleResult());
    }

    /** Returns every permission as {@code role:resource:action}. */
    public List<String> permissions() {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery("select role || ':' || resource || ':' || action from role_permission", String.class)
                .getResultList();
    }
}
