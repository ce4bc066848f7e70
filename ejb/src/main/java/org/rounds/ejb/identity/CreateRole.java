package org.rounds.ejb.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * @param name for programs; never changes
 * @param title for people
 */
public record CreateRole(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{1,62}") String name,
        @NotBlank @Size(max = 255) String title,
        @NotNull @Size(max = 200) List<@NotNull @Valid GrantView> grants) {}
