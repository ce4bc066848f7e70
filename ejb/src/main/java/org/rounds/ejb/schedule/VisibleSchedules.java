package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.PermissionTable;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/** The schedules that the caller may know of: what is still being planned is for those who plan. */
@Dependent
class VisibleSchedules {
    @Inject
    ScheduleRepository schedules;

    @Inject
    PermissionTable permissions;

    /** @throws DomainException not found, also where the caller may not know of it */
    Schedule find(UUID id) {
        return schedules.find(id).filter(this::shows).orElseThrow(() -> DomainException.notFound("schedule", id));
    }

    /** As {@link #find}; whoever else would change it waits until the transaction ends. */
    Schedule lock(UUID id) {
        return schedules.lock(id).filter(this::shows).orElseThrow(() -> DomainException.notFound("schedule", id));
    }

    boolean shows(Schedule schedule) {
        return schedule.wasPublished() || showsDrafts();
    }

    boolean showsDrafts() {
        return permissions.permits("schedule", Action.UPDATE);
    }
}
