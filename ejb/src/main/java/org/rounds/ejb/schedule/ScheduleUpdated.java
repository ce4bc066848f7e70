package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule has another name. */
public record ScheduleUpdated(UUID id) implements DomainEvent {}
