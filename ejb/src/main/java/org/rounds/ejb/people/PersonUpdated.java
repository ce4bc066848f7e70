package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person is not what they were. */
public record PersonUpdated(UUID id) implements DomainEvent {}
