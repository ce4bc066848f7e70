package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team wants other cover. */
public record CoverageRequirementUpdated(UUID id) implements DomainEvent {}
