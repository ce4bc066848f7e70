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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.optimization.SolverNode;
import org.rounds.ejb.schedule.AcknowledgeViolations;
import org.rounds.ejb.schedule.AssignmentView;
import org.rounds.ejb.schedule.BreakGlassView;
import org.rounds.ejb.schedule.BreakTheGlass;
import org.rounds.ejb.schedule.ConfigurationView;
import org.rounds.ejb.schedule.ConflictView;
import org.rounds.ejb.schedule.DiffView;
import org.rounds.ejb.schedule.ExplanationView;
import org.rounds.ejb.schedule.GenerateSchedule;
import org.rounds.ejb.schedule.GridView;
import org.rounds.ejb.schedule.PublicationService;
import org.rounds.ejb.schedule.PublicationView;
import org.rounds.ejb.schedule.ReasonService;
import org.rounds.ejb.schedule.RenameSchedule;
import org.rounds.ejb.schedule.RollBackSchedule;
import org.rounds.ejb.schedule.ScheduleService;
import org.rounds.ejb.schedule.ScheduleView;
import org.rounds.ejb.schedule.ScoreReportView;
import org.rounds.ejb.schedule.ValidationView;
import org.rounds.ejb.schedule.WhyNotView;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;
import org.rounds.web.shared.Params;

/** Schedules: generated in the background, judged, published. */
@Path("schedules")
@Produces("application/json")
@Tag(name = "schedule")
public class ScheduleResource {
    /** How assignments can be shown. */
    public enum View {
        LIST,
        GRID
    }

    @Inject
    ScheduleService service;

    @Inject
    PublicationService publications;

    @Inject
    ReasonService reasons;

    @Inject
    SolverNode solver;

    @GET
    @Operation(summary = "List schedules that touch a period, latest first")
    @Listed(
            of = ScheduleView.class,
            filters = {
                "name",
                "team_id",
                "layer",
                "status",
                "scenario_of",
                "start_date",
                "end_date",
                "published_at",
                "created_at"
            },
            period = true,
            search = "the name",
            sorts = {"start_date", "end_date", "name", "status", "published_at", "created_at"},
            defaultSort = "-created_at")
    public Listing.Result<ScheduleView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @POST
    @Consumes("application/json")
    @Operation(summary = "Generate a schedule in the background")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    public Response generate(@NotNull @Valid GenerateSchedule command) {
        ScheduleView schedule = service.generate(command);
        return Response.accepted(schedule)
                .header("Location", Created.address("schedules", schedule.id()))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a schedule, its worth and its progress")
    public ScheduleView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @GET
    @Path("{id}/assignments")
    @Operation(summary = "List a schedule's assignments, or show them as a grid of people by days")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {AssignmentView[].class, GridView.class})))
    @Listed(
            of = AssignmentView.class,
            filters = {"person_id", "activity_id", "date", "starts_at", "ends_at", "in_force"},
            period = true,
            search = "the person's name",
            sorts = {"date", "starts_at", "ends_at"},
            defaultSort = "date,starts_at")
    public Response assignments(
            @PathParam("id") UUID id, @QueryParam("view") @Nullable View view, @BeanParam PageParams page) {
        return Response.ok(view == View.GRID ? service.grid(id) : service.assignments(id, page.query()))
                .build();
    }

    @GET
    @Path("{id}/validation")
    @Operation(summary = "List every rule that a schedule breaks, judged by today's data")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ValidationView.class)))
    @APIResponse(responseCode = "409")
    public ValidationView validation(@PathParam("id") UUID id) {
        return service.validation(id);
    }

    @GET
    @Path("{id}/conflicts")
    @Operation(summary = "List what is wrong with a schedule, the worst first, judged by today's data")
    @Listed(
            of = ConflictView.class,
            filters = {"kind", "severity", "rule", "person_id", "activity_id", "acknowledged", "start_date", "end_date"
            },
            period = true,
            search = "the sentence",
            sorts = {"severity", "kind", "rule", "start_date", "end_date"},
            defaultSort = "severity,start_date")
    public Listing.Result<ConflictView> conflicts(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.conflicts(id, page.query());
    }

    @GET
    @Path("{id}/score")
    @Operation(
            summary = "Take a schedule's score to pieces: by rule, person and week, and how fairly duties are spread",
            description =
                    "People and cover add up to the score, and so do the weeks. docs/rosters.md says what is counted.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScoreReportView.class)))
    @APIResponse(responseCode = "409")
    public ScoreReportView score(
            @PathParam("id") UUID id,
            @Parameter(description = "Another schedule, to be told as well, with the differences")
                    @QueryParam("compare_with")
                    @Nullable
                    UUID compareWith) {
        return reasons.score(id, compareWith);
    }

    @GET
    @Path("{id}/assignments/{assignment_id}/explanation")
    @Operation(
            summary = "Explain an assignment: what it serves, which rules hold it, and who could have it instead",
            description = "Residents ask for their own. Every figure is what judging the changed roster would give.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExplanationView.class)))
    public ExplanationView explanation(@PathParam("id") UUID id, @PathParam("assignment_id") UUID assignment) {
        return reasons.explanation(id, assignment);
    }

    @GET
    @Path("{id}/why-not")
    @Operation(
            summary = "Say why somebody does not do some work on a day",
            description = "Residents ask for themselves. Every figure is what judging the changed roster would give.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhyNotView.class)))
    @APIResponse(responseCode = "409")
    @APIResponse(responseCode = "422")
    public WhyNotView whyNot(
            @PathParam("id") UUID id,
            @Parameter(description = "Who", required = true) @QueryParam("person_id") @Nullable UUID person,
            @Parameter(description = "A day of the period", required = true) @QueryParam("period") @Nullable
                    LocalDate period,
            @Parameter(description = "The part of the day; the activity's own, if not said") @QueryParam("slot")
                    Assignment.@Nullable Slot slot,
            @Parameter(description = "The work: its id, or its code", required = true) @QueryParam("activity") @Nullable
                    String activity) {
        return reasons.whyNot(
                id, given("person_id", person), given("period", period), slot, given("activity", activity));
    }

    private static <T> T given(String parameter, @Nullable T value) {
        if (value == null) {
            throw Params.malformed(parameter, "is required");
        }
        return value;
    }

    @POST
    @Path("validate-config")
    @Consumes("application/json")
    @Operation(summary = "Say what keeps a schedule from being generated, or from being good; stores nothing")
    public ConfigurationView validateConfig(@NotNull @Valid GenerateSchedule command) {
        return service.validateConfig(command);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Stop the solver; its best so far stays as a draft")
    public ScheduleView cancel(@PathParam("id") UUID id) {
        ScheduleView schedule = service.cancel(id);
        solver.look(id);
        return schedule;
    }

    @POST
    @Path("{id}/pause")
    @Operation(
            summary = "Have the solver lay a schedule down, with its best so far and the time that is left",
            description = "Its people stay reserved. The job is paused once the solver has laid it down.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "409")
    public ScheduleView pause(@PathParam("id") UUID id) {
        ScheduleView schedule = service.pause(id);
        solver.look(id);
        return schedule;
    }

    @POST
    @Path("{id}/resume")
    @Operation(summary = "Have the solver go on with a schedule where it was")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "409")
    public ScheduleView resume(@PathParam("id") UUID id) {
        return service.resume(id);
    }

    @POST
    @Path("{id}/publish")
    @Operation(summary = "Put a draft in force for its people and days; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "422")
    @APIResponse(responseCode = "428")
    public ScheduleView publish(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return publications.publish(id, IfMatch.required(ifMatch));
    }

    @POST
    @Path("{id}/acknowledgements")
    @Consumes("application/json")
    @Operation(
            summary = "Accept hard violations of a schedule as they are; they no longer keep it from being published")
    public ValidationView acknowledge(@PathParam("id") UUID id, @NotNull @Valid AcknowledgeViolations command) {
        return publications.acknowledge(id, command);
    }

    @POST
    @Path("{id}/rollback")
    @Consumes("application/json")
    @Operation(summary = "Take a publication back within 24 hours; what it had replaced is in force again")
    public ScheduleView rollBack(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RollBackSchedule command) {
        return publications.rollBack(id, IfMatch.optional(ifMatch), command);
    }

    @POST
    @Path("{id}/break-glass")
    @Consumes("application/json")
    @Operation(summary = "Let a draft be published once although it changes days up to the lock date")
    public BreakGlassView breakGlass(@PathParam("id") UUID id, @NotNull @Valid BreakTheGlass command) {
        return publications.breakGlass(id, command);
    }

    @GET
    @Path("{id}/versions")
    @Operation(summary = "List the publications of a schedule's team and layer, latest first")
    @Listed(
            of = PublicationView.class,
            filters = {"schedule_id"},
            search = "the schedule's name",
            sorts = {"created_at"},
            defaultSort = "-created_at")
    public Listing.Result<PublicationView> versions(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return publications.versions(id, page.query());
    }

    @GET
    @Path("{id}/diff/{other_id}")
    @Operation(summary = "Tell what would be different, were the other schedule in the place of the first")
    public DiffView diff(@PathParam("id") UUID id, @PathParam("other_id") UUID other) {
        return publications.diff(id, other);
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/json")
    @Operation(summary = "Rename a schedule; needs If-Match")
    @RequestBody(content = @Content(schema = @Schema(implementation = RenameSchedule.class)))
    public ScheduleView rename(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<RenameSchedule> patch) {
        return service.rename(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a schedule that was never in force")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "List who has changed a schedule, newest first")
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
