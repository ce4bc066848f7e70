package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person is away at other days, or for another reason. */
public record AbsenceUpdated(UUID id) implements DomainEvent {}
