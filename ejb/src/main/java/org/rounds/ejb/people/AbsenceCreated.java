package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person is away. */
public record AbsenceCreated(UUID id) implements DomainEvent {}
