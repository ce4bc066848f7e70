package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A holiday is a day like others. */
public record HolidayDeleted(UUID id) implements DomainEvent {}
