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
import org.rounds.ejb.schedule.CoverageRequirementView;
import org.rounds.ejb.schedule.CoverageService;
import org.rounds.ejb.schedule.SaveCoverageRequirement;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** How many people a team wants, on what, when. */
@Path("coverage-requirements")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "schedule")
public class CoverageResource {
    @Inject
    CoverageService service;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List coverage requirements, by first day")
    @Listed(
            of = CoverageRequirementView.class,
            filters = {"team_id", "activity_id", "skill", "start_date", "end_date", "minimum", "required", "created_at"
            },
            period = true,
            search = "the activity's name and code",
            sorts = {"start_date", "end_date", "required", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<CoverageRequirementView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a requirement")
    public CoverageRequirementView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a requirement")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CoverageRequirementView.class)))
    public Response create(@NotNull @Valid SaveCoverageRequirement command) {
        CoverageRequirementView requirement = service.create(command);
        return Created.at("coverage-requirements", requirement.id(), requirement);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change coverage requirements, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SaveCoverageRequirement> batch) {
        return batches.write(
                "coverage-requirements", batch, SaveCoverageRequirement.class, service::create, service::change);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a requirement; needs If-Match")
    public CoverageRequirementView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveCoverageRequirement> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a requirement")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
