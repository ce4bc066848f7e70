package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** There is another academic year. */
public record AcademicYearCreated(UUID id) implements DomainEvent {}
