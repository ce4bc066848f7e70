package org.rounds.persistence.shared;

import jakarta.persistence.EntityManager;

/** Lets transactions of all nodes that do the same follow each other: a lock by name, held until the transaction ends. */
public final class Turn {
    private Turn() {}

    /** Waits until no other transaction has the name. */
    public static void await(EntityManager entityManager, String name) {
        entityManager
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", name)
                .getSingleResult();
    }

    /** Takes the name if no other transaction has it. */
    public static boolean take(EntityManager entityManager, String name) {
        return (boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", name)
                .getSingleResult();
    }
}
