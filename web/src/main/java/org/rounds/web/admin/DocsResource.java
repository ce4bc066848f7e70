package org.rounds.web.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sends whoever looks for the API's documentation to Swagger UI, or to ReDoc. */
@Path("{page: docs|redoc}")
public class DocsResource {
    @GET
    @Operation(hidden = true)
    public Response page(@PathParam("page") String page, @Context UriInfo uri) {
        // Absolute, since RESTEasy takes an address from the root for one below the API.
        return Response.seeOther(uri.getBaseUri().resolve("/" + page + "/")).build();
    }
}
