package org.rounds.ejb.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why days up to the lock date have to be changed. */
public record BreakTheGlass(@NotBlank @Size(min = 10, max = 500) String reason) {}
