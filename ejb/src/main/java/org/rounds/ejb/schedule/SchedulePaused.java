package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** The solver has laid a schedule down until it is to go on. */
public record SchedulePaused(UUID id) implements DomainEvent {}
