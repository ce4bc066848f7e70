package org.rounds.web.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rounds.ejb.admin.HealthService;
import org.rounds.ejb.admin.HealthView;
import org.rounds.web.envelope.Raw;

/** How every part of the server is, for operators; {@link HealthServlet} answers everyone else. */
@Path("health/detailed")
@Produces("application/json")
public class HealthResource {
    @Inject
    HealthService health;

    /** The answer, plain. */
    record Answer(@JsonUnwrapped HealthView health) implements Raw {}

    @GET
    @Operation(hidden = true)
    public Response detailed() {
        HealthView view = health.detailed();
        return Response.status(view.status() == HealthView.Status.UNHEALTHY ? 503 : 200)
                .header("Cache-Control", "no-store")
                .entity(new Answer(view))
                .build();
    }
}
