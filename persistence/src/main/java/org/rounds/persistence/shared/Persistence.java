package org.rounds.persistence.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Gives repositories the transaction's entity manager. */
@ApplicationScoped
class Persistence {
    @Produces
    @PersistenceContext(unitName = "rounds")
    EntityManager entityManager;
}
