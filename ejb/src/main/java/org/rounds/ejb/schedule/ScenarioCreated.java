package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A scenario branches off a schedule. */
public record ScenarioCreated(UUID id, UUID scheduleId) implements DomainEvent {}
