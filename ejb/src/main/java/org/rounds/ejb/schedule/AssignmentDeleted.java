package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An assignment was taken away: its person is off there. */
public record AssignmentDeleted(UUID id, UUID scheduleId, UUID personId) implements DomainEvent {}
