package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A block is gone. */
public record BlockDeleted(UUID id) implements DomainEvent {}
