package org.rounds.ejb.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule is a draft again, and what it had replaced in force. */
public record ScheduleRolledBack(UUID id) implements DomainEvent {
    @Override
    @JsonIgnore
    public String type() {
        return "schedule.rolled_back";
    }
}
