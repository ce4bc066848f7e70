package org.rounds.web.people;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.rounds.ejb.people.MembershipService;
import org.rounds.ejb.people.MembershipView;
import org.rounds.ejb.people.SaveMembership;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** One team's memberships: the same as those of {@link MembershipResource}. */
@Path("teams/{id}/memberships")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class TeamMembershipResource {
    @Inject
    MembershipService service;

    @GET
    @Operation(summary = "List a team's memberships that touch a period, by first day")
    @Listed(
            of = MembershipView.class,
            filters = {"person_id", "role", "start_date", "end_date", "created_at"},
            period = true,
            search = "the person's name",
            sorts = {"start_date", "end_date", "role", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<MembershipView> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.listOfTeam(id, page.query());
    }

    @POST
    @Operation(summary = "Let somebody join a team")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MembershipView.class)))
    public Response create(@PathParam("id") UUID id, @NotNull MergePatch<SaveMembership> body) {
        MembershipView membership = service.createOfTeam(id, body);
        return Created.at("memberships", membership.id(), membership);
    }
}
