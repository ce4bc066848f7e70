package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A holiday is on another day, or means something else. */
public record HolidayUpdated(UUID id) implements DomainEvent {}
