package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An academic year has other days, or another name. */
public record AcademicYearUpdated(UUID id) implements DomainEvent {}
