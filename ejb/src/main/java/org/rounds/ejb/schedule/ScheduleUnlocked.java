package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** Somebody has given leave to publish a schedule although it changes days up to the lock date. */
public record ScheduleUnlocked(UUID id) implements DomainEvent {}
