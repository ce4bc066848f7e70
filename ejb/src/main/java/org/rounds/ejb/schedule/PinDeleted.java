package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A pin of a schedule that is being planned has been taken back. */
public record PinDeleted(UUID id, UUID scheduleId) implements DomainEvent {}
