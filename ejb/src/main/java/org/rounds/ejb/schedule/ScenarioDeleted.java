package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A scenario is gone. */
public record ScenarioDeleted(UUID id, UUID scheduleId) implements DomainEvent {}
