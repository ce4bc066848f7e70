package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A block has other days, or is called otherwise. */
public record BlockUpdated(UUID id) implements DomainEvent {}
