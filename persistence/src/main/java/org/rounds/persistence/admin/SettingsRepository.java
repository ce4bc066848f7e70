package org.rounds.persistence.admin;

import jakarta.persistence.EntityManager;
import org.hibernate.annotations.processing.HQL;

/** The workspace's settings. */
public interface SettingsRepository {
    EntityManager entityManager();

    @HQL("select s from Settings s")
    Settings ofWorkspace();
}
