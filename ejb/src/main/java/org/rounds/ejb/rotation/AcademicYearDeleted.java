package org.rounds.ejb.rotation;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** An academic year without blocks is gone. */
public record AcademicYearDeleted(UUID id) implements DomainEvent {}
