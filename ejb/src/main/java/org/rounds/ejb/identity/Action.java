package org.rounds.ejb.identity;

/** What can be done to a resource; the words of the permission table (catalogue/residency.md 3.11). */
public enum Action {
    CREATE,
    READ,
    LIST,
    UPDATE,
    DELETE,
    APPROVE,
    REJECT,
    EXECUTE,
    EXPORT,
    IMPORT,
    MANAGE
}
