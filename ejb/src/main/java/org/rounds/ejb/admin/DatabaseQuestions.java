package org.rounds.ejb.admin;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

/** What is asked of the database about itself, each in a transaction of its own. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DatabaseQuestions {
    @Inject
    EntityManager entityManager;

    public String version() {
        return texts("select current_setting('server_version')").get(0);
    }

    /** Returns the ids of the changesets that were applied, in order. */
    public List<String> changesets() {
        return texts("select id from databasechangelog order by orderexecuted");
    }

    private List<String> texts(String query) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(query, String.class)
                .getResultList();
    }
}
