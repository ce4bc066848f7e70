package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A scenario has another name, or supposes something else. */
public record ScenarioUpdated(UUID id, UUID scheduleId) implements DomainEvent {}
