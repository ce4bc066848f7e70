package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A set of duty-hour rules exists. */
public record RuleSetCreated(UUID id) implements DomainEvent {}
