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
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.persistence.shared.Ids;

/** Loads the demo at the first start of a server that has {@code ROUNDS_DEMO=true}. */
@Singleton
@Startup
@DependsOn("PermissionTable")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Demo {
    @Inject
    @ConfigProperty(name = "ROUNDS_DEMO", defaultValue = "false")
    boolean wanted;

    @Inject
    @ConfigProperty(name = "ROUNDS_DEMO_PASSWORD", defaultValue = "rounds-demo")
    String password;

    @Inject
    WorkspaceService workspaces;

    @Inject
    DemoService demo;

    private volatile Optional<Caller> pending = Optional.empty();

    @PostConstruct
    void load() {
        if (!wanted) {
            return;
        }
        Optional<UUID> loaded = Caller.server(() -> workspaces.named(DemoService.SLUG));
        Caller server = Caller.system(loaded.orElseGet(Ids::next));
        if (loaded.isEmpty()) {
            server.run(() -> demo.load(password));
        }
        pending = Optional.of(server);
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
