package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule that was never in force is gone. */
public record ScheduleDeleted(UUID id) implements DomainEvent {}
