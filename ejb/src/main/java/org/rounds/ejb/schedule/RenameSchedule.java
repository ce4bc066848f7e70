package org.rounds.ejb.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** All of a schedule that is changed by hand. */
public record RenameSchedule(@NotBlank @Size(max = 255) String name) {}
