package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A set of duty-hour rules is gone. */
public record RuleSetDeleted(UUID id) implements DomainEvent {}
