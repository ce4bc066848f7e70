package org.rounds.ejb.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A user name and a password. */
public record SignIn(@NotBlank @Size(max = 255) String username, @NotBlank @Size(max = 1024) String password) {
    @Override
    public String toString() {
        return "SignIn[username, password]"; // neither may reach a log
    }
}
