package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule that had been superseded altogether is in force again. */
public record ScheduleRestored(UUID id) implements DomainEvent {}
