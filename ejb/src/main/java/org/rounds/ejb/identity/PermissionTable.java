package org.rounds.ejb.identity;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import org.rounds.persistence.identity.IdentityRepository;

/**
 * The one place where access is decided: a copy of the table {@code role_permission}, read again every minute. What is
 * not in it is denied.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PermissionTable {
    @Inject
    IdentityRepository identities;

    private volatile Set<String> permissions = Set.of();

    @PostConstruct
    @Schedule(hour = "*", minute = "*", persistent = false)
    void read() {
        permissions = Set.copyOf(identities.permissions());
    }

    /** Tells if the role may do the action to the resource; the server itself may do everything. */
    public boolean permits(String role, String resource, Action action) {
        return role.equals(Caller.SYSTEM)
                || permissions.contains(
                        role + ":" + resource + ":" + action.name().toLowerCase(Locale.ROOT));
    }
}
