package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule has got what a scenario of it had changed, or part of that. */
public record ScenarioMerged(UUID id, UUID scheduleId) implements DomainEvent {}
