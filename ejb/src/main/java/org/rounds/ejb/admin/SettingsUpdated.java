package org.rounds.ejb.admin;

import java.util.UUID;
import org.rounds.ejb.event.DomainEvent;

/** A hospital has decided something else for itself. */
public record SettingsUpdated(UUID id) implements DomainEvent {}
