package org.rounds.ejb.people;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A person belongs to a team at other days, or as something else. */
public record MembershipUpdated(UUID id) implements DomainEvent {}
