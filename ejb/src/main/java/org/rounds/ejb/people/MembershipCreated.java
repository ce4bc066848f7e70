package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person belongs to a team, at least for a while. */
public record MembershipCreated(UUID id) implements DomainEvent {}
