package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A cell of a schedule that is being planned has been pinned. */
public record PinCreated(UUID id, UUID scheduleId) implements DomainEvent {}
