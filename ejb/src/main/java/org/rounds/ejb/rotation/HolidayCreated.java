package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** There is another holiday. */
public record HolidayCreated(UUID id) implements DomainEvent {}
