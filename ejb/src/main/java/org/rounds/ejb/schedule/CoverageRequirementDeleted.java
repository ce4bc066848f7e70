package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team no longer wants this cover. */
public record CoverageRequirementDeleted(UUID id) implements DomainEvent {}
