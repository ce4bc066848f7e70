package org.rounds.ejb.integration;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A team was loaded from a file; the id is the team's. */
public record RosterImported(UUID id) implements DomainEvent {}
