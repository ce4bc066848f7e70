package org.rounds.persistence.identity;

/** That a role may do an action to a resource. */
public record Grant(String role, String resource, String action, Scope scope) {
    /** To whose records, from the least to the most. */
    public enum Scope {
        NONE,
        OWN,
        ALL
    }

    /** What the permission table finds it by. */
    public String key() {
        return role + ":" + resource + ":" + action;
    }
}
