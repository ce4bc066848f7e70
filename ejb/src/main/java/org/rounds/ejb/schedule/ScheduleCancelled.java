package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule was given up before it had a roster. */
public record ScheduleCancelled(UUID id) implements DomainEvent {}
