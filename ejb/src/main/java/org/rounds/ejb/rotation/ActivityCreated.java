package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** There is something more that people can be given to do. */
public record ActivityCreated(UUID id) implements DomainEvent {}
