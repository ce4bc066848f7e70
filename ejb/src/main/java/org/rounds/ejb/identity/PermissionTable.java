package org.rounds.ejb.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.identity.Grant;
import org.rounds.persistence.identity.IdentityRepository;

/**
 * The one place where access is decided: copies of the table {@code role_permission} for the built-in roles and of
 * {@code role_grant} for a workspace's own, read again every minute. What is in neither is denied.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PermissionTable {
    @Inject
    IdentityRepository identities;

    @Resource
    TransactionSynchronizationRegistry transaction;

    private volatile Map<String, Grant.Scope> builtIn = Map.of();
    private final Map<UUID, Map<String, Grant.Scope>> ofWorkspaces = new ConcurrentHashMap<>();

    @PostConstruct
    @Schedule(hour = "*", minute = "*", persistent = false)
    void read() {
        builtIn = identities.permissions().stream().collect(Collectors.toUnmodifiableMap(Grant::key, Grant::scope));
        ofWorkspaces.clear();
    }

    /** Returns how far the caller's roles together let it do the action to the resource; the server itself may do everything. */
    public Grant.Scope scope(Caller caller, String resource, Action action) {
        if (caller.role().equals(Caller.SYSTEM)) {
            return Grant.Scope.ALL;
        }
        String right = ":" + resource + ":" + action.name().toLowerCase(Locale.ROOT);
        Grant.Scope scope = builtIn.getOrDefault(caller.role() + right, Grant.Scope.NONE);
        if (caller.roles().isEmpty()) {
            return scope;
        }
        Map<String, Grant.Scope> own =
                ofWorkspaces.computeIfAbsent(caller.workspaceId(), workspace -> identities.grants().stream()
                        .collect(Collectors.toUnmodifiableMap(Grant::key, Grant::scope)));
        return caller.roles().stream()
                .map(role -> own.getOrDefault(role + right, Grant.Scope.NONE))
                .reduce(scope, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }

    /** Tells if the running thread's caller may do the action to everybody's records. */
    public boolean permits(String resource, Action action) {
        return Optional.ofNullable(Caller.current())
                .filter(caller -> scope(caller, resource, action) == Grant.Scope.ALL)
                .isPresent();
    }

    /** Tells if some built-in role has the right: then it is one, and can be granted. */
    public boolean knows(String resource, String action) {
        return builtIn.containsKey("admin:" + resource + ":" + action);
    }

    /** Forgets the workspace's own roles when the running transaction, which changes them, has ended, however it ends. */
    public void changed() {
        UUID workspace = CurrentWorkspace.id();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do before
            }

            @Override
            public void afterCompletion(int status) {
                ofWorkspaces.remove(workspace);
            }
        });
    }
}
