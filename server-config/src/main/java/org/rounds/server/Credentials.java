package org.rounds.server;

/** A database role and its password; never shows the password when printed. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
