package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule that was laid down waits for the solver again. */
public record ScheduleResumed(UUID id) implements DomainEvent {}
