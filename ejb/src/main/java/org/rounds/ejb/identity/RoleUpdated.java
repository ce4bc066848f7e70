package org.rounds.ejb.identity;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A role is called otherwise, or gives other rights. */
public record RoleUpdated(UUID id) implements DomainEvent {}
