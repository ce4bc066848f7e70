package org.rounds.ejb.admin;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Refuses to start where row-level security would be void: as a superuser, or as the owner of the tables. */
@Singleton
@Startup
public class DatabaseGuard {
    @Inject
    EntityManager entityManager;

    @PostConstruct
    void check() {
        Object exempt = entityManager
                .createNativeQuery("select r.rolsuper or r.rolbypassrls or exists (select 1 from pg_class c"
                        + " where c.relowner = r.oid and c.relname = 'workspace')"
                        + " from pg_roles r where r.rolname = current_user")
                .getSingleResult();
        if (!Boolean.FALSE.equals(exempt)) {
            throw new IllegalStateException("ROUNDS_DB_USER must be neither a superuser nor the owner of the tables:"
                    + " nothing would keep workspaces apart");
        }
    }
}
