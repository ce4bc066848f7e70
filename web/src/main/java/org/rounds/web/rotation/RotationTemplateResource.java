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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.rotation.RotationPatternsView;
import org.rounds.ejb.rotation.RotationTemplateService;
import org.rounds.ejb.rotation.RotationTemplateView;
import org.rounds.ejb.rotation.SaveRotationPatterns;
import org.rounds.ejb.rotation.SaveRotationTemplate;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Rotations, as residents' years are made of, with their week. */
@Path("rotation-templates")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "rotation")
public class RotationTemplateResource {
    @Inject
    RotationTemplateService service;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List rotation templates, by code")
    @Listed(
            of = RotationTemplateView.class,
            filters = {"team_id", "code", "name", "setting", "leave_eligible", "archived", "skill", "created_at"},
            search = "the name and the code",
            sorts = {"code", "name", "created_at"},
            defaultSort = "code")
    public Listing.Result<RotationTemplateView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a rotation template")
    public RotationTemplateView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a rotation template")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RotationTemplateView.class)))
    public Response create(@NotNull @Valid SaveRotationTemplate command) {
        RotationTemplateView template = service.create(command);
        return Created.at("rotation-templates", template.id(), template);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change rotation templates, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SaveRotationTemplate> batch) {
        return batches.write("rotation-templates", batch, SaveRotationTemplate.class, service::create, service::change);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a rotation template; needs If-Match")
    public RotationTemplateView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveRotationTemplate> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @POST
    @Path("{id}/archive")
    @Consumes(MediaType.WILDCARD) // there is no body to be of a type
    @Operation(summary = "Keep a rotation template as history: it cannot be required any more")
    public RotationTemplateView archive(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return service.archive(id, IfMatch.optional(ifMatch));
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD) // there is no body to be of a type
    @Operation(summary = "Take a rotation template back from the archive")
    public RotationTemplateView restore(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return service.restore(id, IfMatch.optional(ifMatch));
    }

    @GET
    @Path("{id}/patterns")
    @Operation(summary = "Read the week of a rotation template")
    public RotationPatternsView patterns(@PathParam("id") UUID id) {
        return service.patterns(id);
    }

    @PATCH
    @Path("{id}/patterns")
    @Operation(summary = "Give a rotation template another week; needs If-Match")
    @RequestBody(content = @Content(schema = @Schema(implementation = SaveRotationPatterns.class)))
    public RotationPatternsView changePatterns(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveRotationPatterns> patch) {
        return service.changePatterns(id, IfMatch.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a rotation template that nothing refers to")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }
}
