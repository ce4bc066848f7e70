package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/** Which days are planned by block: those blocks stay where they are. */
@Stateless
public class BlockPlanService {
    @Inject
    ScheduleRepository schedules;

    /** Keeps all blocks where they are until the transaction ends. */
    @Allowed(resource = "schedule", action = Action.CREATE)
    public void hold() {
        schedules.awaitBlocks();
    }

    /**
     * Keeps everybody from planning by block until the transaction ends.
     *
     * @throws DomainException conflict, if one of the days, both inclusive, is planned by block
     */
    @Allowed(resource = "block", action = Action.READ)
    public void requireFree(LocalDate from, LocalDate to) {
        schedules.awaitBlocks();
        Changes.requireUnused("block", schedules.plansBlocks(from, to) ? List.of("schedule") : List.of());
    }
}
