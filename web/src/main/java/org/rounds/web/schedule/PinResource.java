package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.PinCell;
import org.rounds.ejb.schedule.PinService;
import org.rounds.ejb.schedule.PinView;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.PageParams;

/** What the solver is told to leave as it is while it fills a schedule. */
@Path("schedules/{id}/pins")
@Produces("application/json")
@Tag(name = "schedule")
public class PinResource {
    @Inject
    PinService service;

    @GET
    @Operation(summary = "List what is pinned in a schedule while it is being generated")
    @Listed(
            of = PinView.class,
            filters = {"person_id", "activity_id", "slot", "date"},
            period = true,
            search = "the slot",
            sorts = {"date"},
            defaultSort = "date")
    public Listing.Result<PinView> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.list(id, page.query());
    }

    @POST
    @Consumes("application/json")
    @Operation(
            summary = "Pin a cell while the schedule is being generated; a null activity pins the person off",
            description = "The solver goes on within about two seconds. In the draft it is a pinned assignment.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PinView.class)))
    @APIResponse(responseCode = "409")
    public Response create(@PathParam("id") UUID id, @NotNull @Valid PinCell command) {
        PinView pin = service.create(id, command);
        return Created.at("schedules/" + id + "/pins", pin.id(), pin);
    }

    @DELETE
    @Path("{pin_id}")
    @Operation(summary = "Take a pin back while the schedule is being generated")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "409")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("pin_id") UUID pin,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, pin, IfMatch.optional(ifMatch));
    }
}
