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
import org.rounds.ejb.people.MembershipService;
import org.rounds.ejb.people.MembershipView;
import org.rounds.ejb.people.SaveMembership;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Who belongs to which team, and when. */
@Path("memberships")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class MembershipResource {
    @Inject
    MembershipService service;

    @GET
    @Operation(summary = "List memberships that touch a period, by first day")
    @Listed(
            of = MembershipView.class,
            filters = {"person_id", "team_id", "role", "start_date", "end_date", "created_at"},
            period = true,
            search = "the person's name",
            sorts = {"start_date", "end_date", "role", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<MembershipView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a membership")
    public MembershipView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Let a person join a team")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MembershipView.class)))
    public Response create(@NotNull @Valid SaveMembership command) {
        MembershipView membership = service.create(command);
        return Created.at("memberships", membership.id(), membership);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a membership's days or role; needs If-Match")
    public MembershipView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveMembership> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a membership that was a mistake")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
