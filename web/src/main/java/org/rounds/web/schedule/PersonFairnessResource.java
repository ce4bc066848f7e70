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
import org.rounds.ejb.schedule.FairnessStatementView;

/** What one person has borne of it. */
@Path("people/{id}/fairness")
@Produces("application/json")
@Tag(name = "schedule")
public class PersonFairnessResource {
    @Inject
    FairnessService service;

    @GET
    @Operation(summary = "Read a person's fairness statement, over the years")
    public FairnessStatementView get(@PathParam("id") UUID id) {
        return service.ofPerson(id);
    }
}
