package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An assignment was changed by hand. */
public record AssignmentUpdated(UUID id, UUID scheduleId, UUID personId) implements DomainEvent {}
