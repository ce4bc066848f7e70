package org.rounds.ejb.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * Which hard violations are accepted, and why.
 *
 * @param violations their keys, as the validation gives them
 */
public record AcknowledgeViolations(
        @NotNull @Size(min = 1, max = 100) Set<@NotNull UUID> violations,
        @NotBlank @Size(min = 10, max = 500) String reason) {}
