package org.rounds.ejb.identity;

/** What can be done to a resource; the words of the permission table. */
public enum Action {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    EXECUTE,
    EXPORT,
    IMPORT
}
