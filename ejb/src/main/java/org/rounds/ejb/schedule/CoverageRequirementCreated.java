package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team wants people on an activity. */
public record CoverageRequirementCreated(UUID id) implements DomainEvent {}
