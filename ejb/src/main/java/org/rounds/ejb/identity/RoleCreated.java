package org.rounds.ejb.identity;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A role exists. */
public record RoleCreated(UUID id) implements DomainEvent {}
