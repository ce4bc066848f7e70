package org.rounds.web.rotation;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.rotation.GenerateHolidays;
import org.rounds.ejb.rotation.HolidayService;
import org.rounds.ejb.rotation.HolidayView;
import org.rounds.ejb.rotation.SaveHoliday;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Days that are not worked as others. */
@Path("holidays")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "rotation")
public class HolidayResource {
    @Inject
    HolidayService service;

    @GET
    @Operation(summary = "List holidays within a period, by day")
    @Listed(
            of = HolidayView.class,
            filters = {"team_id", "date", "observed_date", "name", "kind", "intent", "created_at"},
            period = true,
            search = "the name",
            sorts = {"date", "name", "kind", "created_at"},
            defaultSort = "date")
    public Listing.Result<HolidayView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a holiday")
    public HolidayView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a holiday")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HolidayView.class)))
    public Response create(@NotNull @Valid SaveHoliday command) {
        HolidayView holiday = service.create(command);
        return Created.at("holidays", holiday.id(), holiday);
    }

    @POST
    @Path("generate")
    @Operation(
            summary =
                    "Add a country's legal holidays of a year, as far as they are not there; answers with all of them")
    public List<HolidayView> generate(@NotNull @Valid GenerateHolidays command) {
        return service.generate(command);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a holiday; needs If-Match")
    public HolidayView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveHoliday> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a holiday")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
