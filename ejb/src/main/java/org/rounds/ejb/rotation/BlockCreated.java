package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An academic year has another block. */
public record BlockCreated(UUID id) implements DomainEvent {}
