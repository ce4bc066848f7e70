package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team that nothing referred to is gone. */
public record TeamDeleted(UUID id) implements DomainEvent {}
