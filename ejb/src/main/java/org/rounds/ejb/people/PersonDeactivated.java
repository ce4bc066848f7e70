package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person can no longer be rostered. */
public record PersonDeactivated(UUID id) implements DomainEvent {}
