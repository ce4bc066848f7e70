package org.rounds.persistence.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.Session;

/** Asks the database's own foreign keys who refers to a row, so that no context has to know of all the others. */
public final class References {
    private References() {}

    /** Returns the tables with rows that refer to the aggregate, by name; its own children are left out. */
    public static List<String> to(EntityManager entityManager, WorkspaceEntity aggregate) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery("select distinct rounds_references(cast(:target as regclass), :id)", String.class)
                .setParameter("target", table(aggregate.getClass()))
                .setParameter("id", aggregate.id())
                .getResultList();
    }

    private static String table(Class<?> entity) {
        Table table = entity.getAnnotation(Table.class);
        return table == null ? entity.getSimpleName() : table.name();
    }
}
