package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Something that nobody was ever given to do is gone. */
public record ActivityDeleted(UUID id) implements DomainEvent {}
