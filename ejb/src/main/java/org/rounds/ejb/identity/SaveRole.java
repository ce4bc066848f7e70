package org.rounds.ejb.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.rounds.persistence.identity.Role;

/**
 * @param name for programs; never changes
 * @param title for people
 */
public record SaveRole(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{1,62}") String name,
        @NotBlank @Size(max = 255) String title,
        @NotNull @Size(max = 200) List<@NotNull @Valid GrantView> grants) {
    static SaveRole of(Role role) {
        return new SaveRole(role.name(), role.title(), RoleView.grants(role));
    }
}
