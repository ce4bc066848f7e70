package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Nothing new is planned with an activity any more. */
public record ActivityArchived(UUID id) implements DomainEvent {}
