package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** The solver could not fill a schedule. */
public record ScheduleFailed(UUID id) implements DomainEvent {}
