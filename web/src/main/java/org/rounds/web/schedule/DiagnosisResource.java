package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.rounds.ejb.schedule.DiagnoseSchedule;
import org.rounds.ejb.schedule.DiagnosisService;
import org.rounds.ejb.schedule.DiagnosisView;
import org.rounds.ejb.schedule.GenerateSchedule;

/** Schedules that nobody could make without breaking a hard rule. */
@Path("schedules")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "schedule")
public class DiagnosisResource {
    private static final String HOW = "A minimal set of requirements that contradict each other, how that is known, and"
            + " what would be enough, cheapest first. Takes up to time_limit_seconds (10 unless said, 30 at most).";

    @Inject
    DiagnosisService service;

    @POST
    @Path("diagnose")
    @Operation(summary = "Say why a schedule cannot be generated without breaking hard rules", description = HOW)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DiagnosisView.class)))
    @APIResponse(responseCode = "422")
    @APIResponse(responseCode = "429")
    public DiagnosisView diagnose(@NotNull @Valid GenerateSchedule command) {
        return service.diagnose(command);
    }

    @POST
    @Path("{id}/diagnose")
    @Operation(summary = "Say why a schedule's rules cannot all be kept, by today's data", description = HOW)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DiagnosisView.class)))
    @APIResponse(responseCode = "429")
    public DiagnosisView diagnoseStored(@PathParam("id") UUID id, @NotNull @Valid DiagnoseSchedule command) {
        return service.diagnose(id, command);
    }
}
