package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Hard violations of a schedule have been accepted. */
public record ScheduleAcknowledged(UUID id) implements DomainEvent {}
