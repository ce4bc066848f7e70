package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person no longer has this wish. */
public record RosterRequestDeleted(UUID id) implements DomainEvent {}
