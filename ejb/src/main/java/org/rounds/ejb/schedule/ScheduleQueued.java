package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule waits for the solver. */
public record ScheduleQueued(UUID id) implements DomainEvent {}
