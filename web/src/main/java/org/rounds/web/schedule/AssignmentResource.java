package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.AssignmentService;
import org.rounds.ejb.schedule.AssignmentView;
import org.rounds.ejb.schedule.SaveAssignment;
import org.rounds.persistence.schedule.FreezeOverride;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;
import org.rounds.web.shared.Params;

/** Who does what when, cell by cell, over all schedules. */
@Path("assignments")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "schedule")
public class AssignmentResource {
    @Inject
    AssignmentService service;

    @GET
    @Operation(summary = "List assignments that touch a period, by day and start")
    @Listed(
            of = AssignmentView.class,
            filters = {
                "schedule_id",
                "person_id",
                "activity_id",
                "layer",
                "date",
                "slot",
                "pinned",
                "in_force",
                "starts_at",
                "ends_at",
                "created_at"
            },
            period = true,
            search = "the person's name",
            sorts = {"date", "starts_at", "ends_at", "created_at"},
            defaultSort = "date,starts_at")
    public Listing.Result<AssignmentView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an assignment")
    public AssignmentView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Write an assignment into a draft or a published schedule; the answer lists what it breaks")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AssignmentView.class)))
    public Response create(@NotNull @Valid SaveAssignment command) {
        AssignmentView assignment = service.create(command);
        return Created.at("assignments", assignment.id(), assignment);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change an assignment; needs If-Match; the answer lists what it breaks")
    public AssignmentView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveAssignment> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Take an assignment away: its person is off there")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "422")
    public void delete(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("override_reason") @Size(min = 1, max = 500) @Nullable String overrideReason,
            @QueryParam("reason_code") FreezeOverride.@Nullable ReasonCode reasonCode,
            @QueryParam("reason_text") @Size(min = 1, max = 500) @Nullable String reasonText) {
        service.delete(id, IfMatch.optional(ifMatch), overrideReason, reason(reasonCode, reasonText));
    }

    /** Why the day may be changed although it is frozen: both, or nothing. */
    private static FreezeOverride.@Nullable Reason reason(
            FreezeOverride.@Nullable ReasonCode code, @Nullable String text) {
        if ((code == null) != (text == null)) {
            throw Params.malformed(code == null ? "reason_code" : "reason_text", "is missing beside the other");
        }
        return code == null || text == null ? null : new FreezeOverride.Reason(code, text);
    }
}
