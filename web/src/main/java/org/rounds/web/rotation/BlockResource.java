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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.rotation.BlockService;
import org.rounds.ejb.rotation.BlockView;
import org.rounds.ejb.rotation.SaveBlock;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** The parts of academic years that residents spend on one rotation. */
@Path("blocks")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "rotation")
public class BlockResource {
    @Inject
    BlockService service;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List blocks that touch a period, by first day")
    @Listed(
            of = BlockView.class,
            filters = {"academic_year_id", "number", "name", "start_date", "end_date", "orientation", "created_at"},
            period = true,
            search = "its name, and \"Block\" with its number",
            sorts = {"number", "name", "start_date", "end_date", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<BlockView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a block")
    public BlockView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a block")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BlockView.class)))
    public Response create(@NotNull @Valid SaveBlock command) {
        BlockView block = service.create(command);
        return Created.at("blocks", block.id(), block);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change blocks, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SaveBlock> batch) {
        return batches.write("blocks", batch, SaveBlock.class, service::create, service::change);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a block; needs If-Match")
    public BlockView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveBlock> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a block that nothing refers to")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
