package org.rounds.ejb.identity;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A user has other roles, is somebody else, or may no longer sign in. */
public record UserUpdated(UUID id) implements DomainEvent {}
