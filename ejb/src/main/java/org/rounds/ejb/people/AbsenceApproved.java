package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person may be away. */
public record AbsenceApproved(UUID id) implements DomainEvent {}
