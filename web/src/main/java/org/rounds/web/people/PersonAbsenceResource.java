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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.AbsenceView;
import org.rounds.ejb.people.AwayFromProgramView;
import org.rounds.ejb.people.SaveAbsence;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;
import org.rounds.web.shared.Params;

/** One person's absences: the same as those of {@link AbsenceResource}. */
@Path("people/{id}/absences")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class PersonAbsenceResource {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2998;

    @Inject
    AbsenceService service;

    @GET
    @Operation(summary = "List a person's absences that touch a period, by first day")
    @Listed(
            of = AbsenceView.class,
            filters = {"type", "state", "start_date", "end_date", "created_at"},
            period = true,
            search = "the person's name",
            sorts = {"start_date", "end_date", "type", "state", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<AbsenceView> list(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.listOf(id, page.query());
    }

    @POST
    @Operation(summary = "Create an absence of a person, who need not be named again")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    public Response create(@PathParam("id") UUID id, @NotNull MergePatch<SaveAbsence> body) {
        AbsenceView absence = service.createOf(id, body);
        return Created.at("absences", absence.id(), absence);
    }

    @GET
    @Path("away-from-program")
    @Operation(summary = "Count the days of an academic year that a resident is away from the program")
    public AwayFromProgramView awayFromProgram(
            @PathParam("id") UUID id,
            @QueryParam("academic_year")
                    @Parameter(
                            description =
                                    "the year in which it starts, on 1 July; the current one unless said otherwise",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1970", maximum = "2998"))
                    @Nullable
                    Integer academicYear) {
        if (academicYear != null && (academicYear < FIRST_YEAR || academicYear > LAST_YEAR)) {
            throw Params.malformed("academic_year", "must be between " + FIRST_YEAR + " and " + LAST_YEAR);
        }
        return service.awayFromProgram(id, academicYear);
    }
}
