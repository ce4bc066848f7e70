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
import org.rounds.ejb.schedule.MergeScenario;
import org.rounds.ejb.schedule.MergeService;
import org.rounds.ejb.schedule.MergeView;
import org.rounds.ejb.schedule.MergedView;
import org.rounds.ejb.schedule.PlanScenario;
import org.rounds.ejb.schedule.SaveScenario;
import org.rounds.ejb.schedule.ScenarioDiffView;
import org.rounds.ejb.schedule.ScenarioService;
import org.rounds.ejb.schedule.ScenarioView;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Branches of a schedule, to try something; each is a schedule by the same id, too. */
@Path("schedules/{id}/scenarios")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "schedule")
public class ScenarioResource {
    @Inject
    ScenarioService service;

    @Inject
    MergeService merges;

    @GET
    @Operation(summary = "List the scenarios of a schedule, latest first")
    @Listed(
            of = ScenarioView.class,
            filters = {"name", "status", "created_at"},
            search = "the name",
            sorts = {"name", "status", "created_at"},
            defaultSort = "-created_at")
    public Listing.Result<ScenarioView> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.list(id, page.query());
    }

    @POST
    @Operation(
            summary = "Branch a scenario off a schedule, with its roster",
            description = "It may suppose other cover, people who are away or borrowed, other limits and other rules.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ScenarioView.class)))
    public Response create(@PathParam("id") UUID id, @NotNull @Valid SaveScenario command) {
        ScenarioView scenario = service.create(id, command);
        return Created.at("schedules/" + id + "/scenarios", scenario.id(), scenario);
    }

    @GET
    @Path("{scenario_id}")
    @Operation(summary = "Read a scenario, what it supposes and what it is worth")
    public ScenarioView get(@PathParam("id") UUID id, @PathParam("scenario_id") UUID scenario) {
        return service.get(id, scenario);
    }

    @PATCH
    @Path("{scenario_id}")
    @Operation(summary = "Rename a scenario, or let it suppose something else; needs If-Match")
    public ScenarioView change(
            @PathParam("id") UUID id,
            @PathParam("scenario_id") UUID scenario,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveScenario> patch) {
        return service.change(id, scenario, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{scenario_id}")
    @Operation(summary = "Delete a scenario")
    @APIResponse(responseCode = "204")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("scenario_id") UUID scenario,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, scenario, IfMatch.optional(ifMatch));
    }

    @POST
    @Path("{scenario_id}/plan")
    @Operation(
            summary = "Plan a scenario from its roster in the background, with what it supposes",
            description =
                    "Each cell that is other than in its roster costs change_weight (5 unless said otherwise), so that"
                            + " little changes without need; at 0 it is planned freely. Scores are told without that cost, but for"
                            + " best_score while the run goes on. What was written by hand stays. It keeps its roster until there"
                            + " is another.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ScenarioView.class)))
    public Response plan(
            @PathParam("id") UUID id,
            @PathParam("scenario_id") UUID scenario,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid PlanScenario command) {
        ScenarioView planned = service.plan(id, scenario, IfMatch.optional(ifMatch), command);
        return Response.accepted(planned)
                .header("Location", Created.address("schedules/" + id + "/scenarios", scenario))
                .build();
    }

    @GET
    @Path("{scenario_id}/diff")
    @Operation(summary = "Tell what is other in a scenario than in its schedule: for people, by rules, in fairness")
    public ScenarioDiffView diff(@PathParam("id") UUID id, @PathParam("scenario_id") UUID scenario) {
        return service.diff(id, scenario);
    }

    @GET
    @Path("{scenario_id}/merge")
    @Operation(summary = "Say what merging a scenario into its schedule would do; changes nothing")
    public MergeView preview(@PathParam("id") UUID id, @PathParam("scenario_id") UUID scenario) {
        return merges.preview(id, scenario);
    }

    @POST
    @Path("{scenario_id}/merge")
    @Operation(
            summary = "Merge a scenario into its schedule, or a part of it: all of that or nothing",
            description = "Where both have changed a cell since they were the same, the request says which is to stand;"
                    + " else it is 409 with the list. If-Match is the schedule's.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MergedView.class)))
    @APIResponse(responseCode = "409")
    public MergedView merge(
            @PathParam("id") UUID id,
            @PathParam("scenario_id") UUID scenario,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid MergeScenario command) {
        return merges.merge(id, scenario, IfMatch.optional(ifMatch), command);
    }
}
