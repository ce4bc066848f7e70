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
import org.rounds.ejb.schedule.RuleSetService;
import org.rounds.ejb.schedule.RuleSetView;
import org.rounds.ejb.schedule.SaveRuleSet;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Sets of duty-hour rules. */
@Path("rule-sets")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "schedule")
public class RuleSetResource {
    @Inject
    RuleSetService service;

    @GET
    @Operation(summary = "List sets of duty-hour rules, by name")
    @Listed(
            of = RuleSetView.class,
            filters = {"name", "team_id", "created_at"},
            search = "names",
            sorts = {"name", "created_at"},
            defaultSort = "name")
    public Listing.Result<RuleSetView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a set of rules")
    public RuleSetView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a set of rules")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RuleSetView.class)))
    public Response create(@NotNull @Valid SaveRuleSet command) {
        RuleSetView set = service.create(command);
        return Created.at("rule-sets", set.id(), set);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a set of rules; needs If-Match")
    public RuleSetView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveRuleSet> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a set of rules")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
