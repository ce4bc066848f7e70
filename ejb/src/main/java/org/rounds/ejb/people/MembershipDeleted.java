package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person was never meant to belong to a team. */
public record MembershipDeleted(UUID id) implements DomainEvent {}
