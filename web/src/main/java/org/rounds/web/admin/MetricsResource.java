package org.rounds.web.admin;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rounds.ejb.admin.MetricsService;

/** The meters for Prometheus, which asks for them at {@code /metrics}. */
@Path("metrics")
public class MetricsResource {
    @Inject
    MetricsService metrics;

    @GET
    @Produces("text/plain;version=0.0.4;charset=utf-8")
    @Operation(hidden = true)
    public String scrape() {
        return metrics.scrape();
    }
}
