package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person may not be away. */
public record AbsenceRejected(UUID id) implements DomainEvent {}
