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
import org.rounds.ejb.rotation.AcademicYearService;
import org.rounds.ejb.rotation.AcademicYearView;
import org.rounds.ejb.rotation.BlockService;
import org.rounds.ejb.rotation.BlockView;
import org.rounds.ejb.rotation.LayOutBlocks;
import org.rounds.ejb.rotation.SaveAcademicYear;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Years of training, and their layout in blocks. */
@Path("academic-years")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "rotation")
public class AcademicYearResource {
    @Inject
    AcademicYearService service;

    @Inject
    BlockService blocks;

    @GET
    @Operation(summary = "List academic years that touch a period, by first day")
    @Listed(
            of = AcademicYearView.class,
            filters = {"year", "name", "start_date", "end_date", "created_at"},
            period = true,
            search = "the name",
            sorts = {"year", "name", "start_date", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<AcademicYearView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an academic year")
    public AcademicYearView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create an academic year")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AcademicYearView.class)))
    public Response create(@NotNull @Valid SaveAcademicYear command) {
        AcademicYearView year = service.create(command);
        return Created.at("academic-years", year.id(), year);
    }

    @POST
    @Path("{id}/blocks")
    @Operation(
            summary = "Lay out an academic year that has no blocks: block 0 for orientation, the last takes the rest")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BlockView[].class)))
    public Response layOut(@PathParam("id") UUID id, @NotNull @Valid LayOutBlocks command) {
        List<BlockView> made = blocks.layOut(id, command);
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/blocks?academic_year_id=" + id)
                .entity(made)
                .build();
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change an academic year; needs If-Match")
    public AcademicYearView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveAcademicYear> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete an academic year without blocks")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
