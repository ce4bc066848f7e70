package org.rounds.persistence.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.rounds.persistence.shared.WorkspaceEntity;

/** A role of a workspace's own, such as chief resident: it adds rights to the built-in roles of the users who have it. */
@Entity
public class Role extends WorkspaceEntity {
    String name;
    String title;

    @ElementCollection
    @CollectionTable(name = "role_grant", joinColumns = @JoinColumn(name = "role_id"))
    Set<RoleGrant> grants = new HashSet<>();

    protected Role() {}

    /** @param name for programs, unique in the workspace; @param title for people */
    public Role(UUID id, String name, String title, Set<RoleGrant> grants, Instant createdAt) {
        super(id, createdAt);
        this.name = Objects.requireNonNull(name, "name");
        this.title = Objects.requireNonNull(title, "title");
        this.grants.addAll(grants);
    }

    /** The name stays: tokens carry it. */
    public void change(String title, Set<RoleGrant> grants) {
        this.title = Objects.requireNonNull(title, "title");
        this.grants.retainAll(grants);
        this.grants.addAll(grants);
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public Set<RoleGrant> grants() {
        return Set.copyOf(grants);
    }
}
