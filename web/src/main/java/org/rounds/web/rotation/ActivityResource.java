package org.rounds.web.rotation;

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
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.rotation.ActivityFace;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.rotation.ActivityView;
import org.rounds.ejb.rotation.SaveActivity;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** What people can be given to do. */
@Path("activities")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "rotation")
public class ActivityResource {
    private static final ActivityFace FACE = ActivityFace.ACTIVITIES;

    @Inject
    ActivityService service;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List activities, by code")
    @Listed(
            of = ActivityView.class,
            filters = {
                "team_id",
                "code",
                "name",
                "kind",
                "presence",
                "bookable",
                "start_time",
                "length_minutes",
                "skill",
                "created_at"
            },
            search = "the name and the code",
            sorts = {"code", "name", "kind", "start_time", "length_minutes", "created_at"},
            defaultSort = "code")
    public Listing.Result<ActivityView> list(@BeanParam PageParams page) {
        return service.list(FACE, page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an activity")
    public ActivityView get(@PathParam("id") UUID id) {
        return service.get(FACE, id);
    }

    @POST
    @Operation(summary = "Create an activity")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ActivityView.class)))
    public Response create(@NotNull @Valid SaveActivity command) {
        ActivityView activity = service.create(FACE, command);
        return Created.at("activities", activity.id(), activity);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change activities, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SaveActivity> batch) {
        return batches.write(
                "activities",
                batch,
                SaveActivity.class,
                command -> service.create(FACE, command),
                (id, version, patch) -> service.change(FACE, id, version, patch));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change an activity; needs If-Match")
    public ActivityView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveActivity> patch) {
        return service.change(FACE, id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete an activity that nothing refers to")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(FACE, id, IfMatch.optional(ifMatch));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "List who has changed an activity, newest first")
    @Listed(
            of = ChangeView.class,
            filters = {"action", "user_id", "occurred_at"},
            search = "the name of the user",
            sorts = {"occurred_at"},
            defaultSort = "-occurred_at")
    public Listing.Result<ChangeView> history(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.history(id, page.query());
    }
}
