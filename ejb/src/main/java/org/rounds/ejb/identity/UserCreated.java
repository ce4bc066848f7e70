package org.rounds.ejb.identity;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Somebody can sign in. */
public record UserCreated(UUID id) implements DomainEvent {}
