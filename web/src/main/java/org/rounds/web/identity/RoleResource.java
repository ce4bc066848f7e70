package org.rounds.web.identity;

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
import org.rounds.ejb.identity.RoleService;
import org.rounds.ejb.identity.RoleView;
import org.rounds.ejb.identity.SaveRole;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** A workspace's own roles. */
@Path("roles")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "identity")
public class RoleResource {
    @Inject
    RoleService service;

    @GET
    @Operation(summary = "List the workspace's own roles, by name")
    @Listed(
            of = RoleView.class,
            filters = {"name", "created_at"},
            search = "names and titles",
            sorts = {"name", "created_at"},
            defaultSort = "name")
    public Listing.Result<RoleView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a role")
    public RoleView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a role")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RoleView.class)))
    public Response create(@NotNull @Valid SaveRole command) {
        RoleView role = service.create(command);
        return Created.at("roles", role.id(), role);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a role; needs If-Match")
    public RoleView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveRole> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a role that nobody has")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
