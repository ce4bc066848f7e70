package org.rounds.ejb.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a publication is taken back. */
public record RollBackSchedule(@NotBlank @Size(min = 10, max = 500) String reason) {}
