package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team is not what it was. */
public record TeamUpdated(UUID id) implements DomainEvent {}
