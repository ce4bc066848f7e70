package org.rounds.web.identity;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.ChangeUser;
import org.rounds.ejb.identity.CreateUser;
import org.rounds.ejb.identity.UserService;
import org.rounds.ejb.identity.UserView;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Those who can sign in. */
@Path("users")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "identity")
public class UserResource {
    @Inject
    UserService service;

    @GET
    @Operation(summary = "List users, by name")
    @Listed(
            of = UserView.class,
            filters = {"username", "role", "person_id", "active", "created_at"},
            search = "the name",
            sorts = {"username", "created_at"},
            defaultSort = "username")
    public Listing.Result<UserView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a user")
    public UserView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a user")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = UserView.class)))
    public Response create(@NotNull @Valid CreateUser command) {
        UserView user = service.create(command);
        return Created.at("users", user.id(), user);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a user; needs If-Match")
    public UserView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ChangeUser.class))) @NotNull
                    MergePatch<ChangeUser> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }
}
