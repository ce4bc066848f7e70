package org.rounds.web.schedule;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rounds.ejb.schedule.FairnessService;
import org.rounds.ejb.schedule.TeamFairnessView;

/** How evenly a team bears it. */
@Path("teams/{id}/fairness")
@Produces("application/json")
@Tag(name = "schedule")
public class TeamFairnessResource {
    @Inject
    FairnessService service;

    @GET
    @Operation(summary = "Read how evenly a team has borne its burdensome work, over the years")
    public TeamFairnessView get(@PathParam("id") UUID id) {
        return service.ofTeam(id);
    }
}
