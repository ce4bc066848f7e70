package org.rounds.web.people;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.people.GradeService;
import org.rounds.ejb.people.GradesView;
import org.rounds.ejb.people.SaveGrades;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.MergePatch;

/** A resident's grades. */
@Path("people/{id}/academic-years")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class GradeResource {
    @Inject
    GradeService service;

    @GET
    @Operation(summary = "Read a resident's grades by academic year")
    public GradesView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @PATCH
    @Operation(summary = "Say anew what a resident's grades are; needs If-Match, with the person's version")
    @RequestBody(content = @Content(schema = @Schema(implementation = SaveGrades.class)))
    public GradesView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveGrades> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }
}
