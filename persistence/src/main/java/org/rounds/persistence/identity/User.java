package org.rounds.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/** Somebody who can sign in with a name and a password. The name is unique over the installation, in lower case. */
@Entity
@Table(name = "app_user")
public class User extends WorkspaceEntity {
    String username;

    @Column(name = "password_hash")
    String passwordHash;

    String role;
    boolean active = true;

    protected User() {}

    public User(UUID id, String username, String passwordHash, String role, Instant createdAt) {
        super(id, createdAt);
        this.username = username.toLowerCase(Locale.ROOT);
        this.passwordHash = passwordHash;
        this.role = role;
    }
}
