package org.rounds.ejb.admin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;

/** The meters, for whoever may see them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MetricsService {
    @Inject
    Meters meters;

    @Allowed(resource = "metrics", action = Action.READ)
    public String scrape() {
        return meters.scrape();
    }
}
