package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Something that people can be given to do is not what it was. */
public record ActivityUpdated(UUID id) implements DomainEvent {}
