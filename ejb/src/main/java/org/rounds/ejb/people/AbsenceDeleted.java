package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An absence was never meant to be. */
public record AbsenceDeleted(UUID id) implements DomainEvent {}
