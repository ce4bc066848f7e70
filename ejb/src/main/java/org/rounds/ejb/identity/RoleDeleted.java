package org.rounds.ejb.identity;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A role is gone, and what it gave. */
public record RoleDeleted(UUID id) implements DomainEvent {}
