package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person can be rostered. */
public record PersonCreated(UUID id) implements DomainEvent {}
