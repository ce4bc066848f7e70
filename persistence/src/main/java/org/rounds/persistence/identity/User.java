package org.rounds.persistence.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    @Column(name = "person_id")
    @Nullable
    UUID personId;

    @ElementCollection
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role_id")
    Set<UUID> roles = new HashSet<>();

    protected User() {}

    /** @param role a built-in role */
    public User(UUID id, String username, String passwordHash, String role, Instant createdAt) {
        super(id, createdAt);
        this.username = username.toLowerCase(Locale.ROOT);
        this.passwordHash = passwordHash;
        this.role = role;
    }

    /** @param role a built-in role */
    public void change(String role, boolean active) {
        this.role = role;
        this.active = active;
    }

    /** From now on this person's records are the user's own; null: nobody's. */
    public void is(@Nullable UUID personId) {
        this.personId = personId;
    }

    /** @param roles the workspace's own, that add to the built-in one */
    public void plays(Set<UUID> roles) {
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
    }

    public String username() {
        return username;
    }

    public String role() {
        return role;
    }

    public Set<UUID> roles() {
        return Set.copyOf(roles);
    }

    public Optional<UUID> personId() {
        return Optional.ofNullable(personId);
    }

    public boolean active() {
        return active;
    }
}
