package org.rounds.web.admin;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rounds.ejb.admin.DemoService;
import org.rounds.ejb.admin.DemoView;

/** The demo hospital. */
@Path("admin/demo")
@Produces("application/json")
@Tag(name = "admin")
public class DemoResource {
    @Inject
    DemoService service;

    @POST
    @Operation(summary = "Load the demo hospital again; on a demo server, for the demo's administrators")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DemoView.class)))
    public Response reload() {
        return Response.accepted(service.reload())
                .header("Location", "/api/v1/schedules?sort=created_at")
                .build();
    }
}
