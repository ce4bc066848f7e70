package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team exists. */
public record TeamCreated(UUID id) implements DomainEvent {}
