package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.rounds.ejb.schedule.RequestService;
import org.rounds.ejb.schedule.RosterRequestView;
import org.rounds.ejb.schedule.SaveRosterRequest;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** What people would like to work and when they would like to be off. */
@Path("requests")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "schedule")
public class RequestResource {
    @Inject
    RequestService service;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List requests, by day")
    @Listed(
            of = RosterRequestView.class,
            filters = {"person_id", "activity_id", "date", "kind", "weight", "created_at"},
            period = true,
            search = "the person's name",
            sorts = {"date", "kind", "weight", "created_at"},
            defaultSort = "date")
    public Listing.Result<RosterRequestView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a request")
    public RosterRequestView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a request")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RosterRequestView.class)))
    public Response create(@NotNull @Valid SaveRosterRequest command) {
        RosterRequestView request = service.create(command);
        return Created.at("requests", request.id(), request);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change requests, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SaveRosterRequest> batch) {
        return batches.write("requests", batch, SaveRosterRequest.class, service::create, service::change);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a request; needs If-Match")
    public RosterRequestView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveRosterRequest> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a request")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
