package org.rounds.web.people;

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
import org.rounds.ejb.people.SaveTeam;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.people.TeamView;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Teams. */
@Path("teams")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class TeamResource {
    @Inject
    TeamService service;

    @GET
    @Operation(summary = "List teams, by name")
    @Listed(
            of = TeamView.class,
            filters = {"name", "kind", "time_zone", "created_at"},
            search = "the name",
            sorts = {"name", "kind", "created_at"},
            defaultSort = "name")
    public Listing.Result<TeamView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a team")
    public TeamView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a team")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TeamView.class)))
    public Response create(@NotNull @Valid SaveTeam command) {
        TeamView team = service.create(command);
        return Created.at("teams", team.id(), team);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a team; needs If-Match")
    public TeamView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveTeam> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a team that nothing refers to")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "List who has changed a team, newest first")
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
