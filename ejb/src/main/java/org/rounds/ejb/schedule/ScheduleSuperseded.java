package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Others have taken over all of a schedule's days. */
public record ScheduleSuperseded(UUID id) implements DomainEvent {}
