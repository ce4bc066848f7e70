package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person wishes something else. */
public record RosterRequestUpdated(UUID id) implements DomainEvent {}
