package org.rounds.ejb.schedule;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** The solver has filled a draft. */
public record ScheduleDrafted(UUID id) implements DomainEvent {}
