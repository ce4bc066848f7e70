package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An assignment was written by hand. */
public record AssignmentCreated(UUID id, UUID scheduleId, UUID personId) implements DomainEvent {}
