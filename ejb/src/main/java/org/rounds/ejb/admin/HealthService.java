package org.rounds.ejb.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

/** Whether this server can do its work. Asked by everyone. */
@Stateless
public class HealthService {
    @Inject
    EntityManager entityManager;

    /** Tells if the database answers; waits no longer than the pool does. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean databaseAnswers() {
        try {
            entityManager.createNativeQuery("select 1").getSingleResult();
            return true;
        } catch (PersistenceException e) {
            return false;
        }
    }
}
