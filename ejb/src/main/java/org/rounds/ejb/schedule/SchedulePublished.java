package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A schedule is in force. */
public record SchedulePublished(UUID id) implements DomainEvent {}
