package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.schedule.ApplyRepair;
import org.rounds.ejb.schedule.RepairSchedule;
import org.rounds.ejb.schedule.RepairService;
import org.rounds.ejb.schedule.RepairView;
import org.rounds.ejb.schedule.RepairedView;
import org.rounds.web.shared.IfMatch;

/** Schedules some of whose people have fallen out, or of which more or less is wanted. */
@Path("schedules/{id}/repair")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "schedule")
public class RepairResource {
    @Inject
    RepairService service;

    @POST
    @Operation(
            summary = "Propose ways to mend a schedule whose people are away, or whose demand changes; changes nothing",
            description = "At most three, best first: hard rules, who has notice, then soft rules and disturbance.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RepairView.class)))
    public RepairView propose(@PathParam("id") UUID id, @NotNull @Valid RepairSchedule command) {
        return service.propose(id, command);
    }

    @POST
    @Path("apply")
    @Operation(
            summary =
                    "Hand assignments of a schedule over to others, take them away, or give new ones: all of them or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RepairedView.class)))
    public RepairedView apply(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ApplyRepair command) {
        return service.apply(id, IfMatch.optional(ifMatch), command);
    }
}
