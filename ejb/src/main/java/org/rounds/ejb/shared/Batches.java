package org.rounds.ejb.shared;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets several writes be done or not be done together; each is a service's, with its own rights, audit and event. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Batches {
    @Resource
    SessionContext context;

    /**
     * Writes in order, in one transaction.
     *
     * @param dryRun whether to take everything back in the end
     * @return the ids of what was written
     * @throws BatchFailure if one of them is refused
     */
    public List<UUID> write(List<Supplier<Versioned>> writes, boolean dryRun) {
        List<UUID> ids = new ArrayList<>();
        for (Supplier<Versioned> write : writes) {
            try {
                ids.add(write.get().id());
            } catch (RuntimeException e) { // whatever it is: the door knows what to tell of it
                throw new BatchFailure(ids.size(), e);
            }
        }
        if (dryRun) {
            context.setRollbackOnly();
        }
        return ids;
    }
}
