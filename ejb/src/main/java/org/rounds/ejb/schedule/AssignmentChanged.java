package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Something else is in force for a person, by a publication or its rollback. @param id the person */
public record AssignmentChanged(UUID id, UUID scheduleId) implements DomainEvent {}
