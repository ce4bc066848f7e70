package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person is not away after all. */
public record AbsenceCancelled(UUID id) implements DomainEvent {}
