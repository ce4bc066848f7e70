package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;

/** The scenarios of schedules that the caller may know of. */
@Dependent
class Branches {
    @Inject
    VisibleSchedules visible;

    /** @throws DomainException not found, if the schedule has no such scenario */
    Schedule find(UUID scheduleId, UUID id) {
        visible.find(scheduleId);
        return of(scheduleId, visible.find(id));
    }

    /** As {@link #find}; whoever else would change it waits until the transaction ends. */
    Schedule lock(UUID scheduleId, UUID id) {
        visible.find(scheduleId);
        return of(scheduleId, visible.lock(id));
    }

    private static Schedule of(UUID scheduleId, Schedule schedule) {
        return schedule.scenarioOf()
                .filter(scheduleId::equals)
                .map(s -> schedule)
                .orElseThrow(() -> DomainException.notFound("scenario", schedule.id()));
    }
}
