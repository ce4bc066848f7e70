package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person has a wish. */
public record RosterRequestCreated(UUID id) implements DomainEvent {}
