package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A set of duty-hour rules has changed. */
public record RuleSetUpdated(UUID id) implements DomainEvent {}
