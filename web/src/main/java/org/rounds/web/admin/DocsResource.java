package org.rounds.web.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends whoever looks for the API's documentation to Swagger UI. */
@Path("docs")
public class DocsResource {
    @GET
    @Operation(hidden = true)
    public Response swaggerUi() {
        return Response.seeOther(URI.create("/docs/")).build();
    }
}
