package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An activity that was archived is planned with again. */
public record ActivityRestored(UUID id) implements DomainEvent {}
