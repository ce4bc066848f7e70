package org.rounds.ejb.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param username unique over the installation, whatever its case
 * @param role a built-in role
 * @param roleIds the workspace's own roles, that add to it
 * @param personId the person whose records are the user's own
 */
public record CreateUser(
        @NotBlank @Size(max = 255) String username,
        @NotNull @Size(min = 12, max = 128) String password,
        @NotNull BuiltInRole role,
        @Nullable @Size(max = 20) Set<@NotNull UUID> roleIds,
        @Nullable UUID personId) {
    @Override
    public String toString() {
        return "CreateUser[role=" + role + "]"; // neither name nor password may reach a log
    }
}
