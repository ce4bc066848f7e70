package org.rounds.ejb.admin;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.identity.SignIn;
import org.rounds.ejb.identity.SignInService;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.persistence.shared.Ids;

/**
 * Loads the demo at the first start of a server that has {@code ROUNDS_DEMO=true}; any other server refuses to start
 * while the demo's users open it with the password that the documentation names.
 */
@Singleton
@Startup
@DependsOn("PermissionTable")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Demo {
    private static final String KNOWN_TO_ALL = "rounds-demo";

    @Inject
    @ConfigProperty(name = "ROUNDS_DEMO", defaultValue = "false")
    boolean wanted;

    @Inject
    @ConfigProperty(name = "ROUNDS_DEMO_PASSWORD", defaultValue = KNOWN_TO_ALL)
    String password;

    @Inject
    WorkspaceService workspaces;

    @Inject
    SignInService signIns;

    @Inject
    DemoService demo;

    private volatile Optional<Caller> pending = Optional.empty();

    @PostConstruct
    void load() {
        Optional<UUID> loaded = Caller.server(() -> workspaces.named(DemoService.SLUG));
        if (!wanted) {
            if (loaded.isPresent() && DemoService.ROLES.keySet().stream().anyMatch(this::opensToAll)) {
                throw new IllegalStateException("This database has the demo's users with the password that everybody"
                        + " knows: start on another one, or with ROUNDS_DEMO=true");
            }
            return;
        }
        Caller server = Caller.system(loaded.orElseGet(Ids::next));
        if (loaded.isEmpty()) {
            server.run(() -> demo.load(password));
        }
        pending = Optional.of(server);
    }

    private boolean opensToAll(String user) {
        return Caller.server(() -> signIns.opens(new SignIn(user, KNOWN_TO_ALL)));
    }

    /** Publishes what is queued for the demo from now on. */
    public void awaitSchedules(UUID workspace) {
        pending = Optional.of(Caller.system(workspace));
    }

    public boolean wanted() {
        return wanted;
    }

    /** Waits for the solver, also after a restart in between. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void publish() {
        pending.ifPresent(server -> server.run(() -> {
            if (demo.publish()) {
                pending = Optional.empty();
            }
        }));
    }
}
