package org.rounds.web.people;

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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.AbsenceView;
import org.rounds.ejb.people.ReviewAbsence;
import org.rounds.ejb.people.SaveAbsence;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** Days on which people are away. */
@Path("absences")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class AbsenceResource {
    @Inject
    AbsenceService service;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List absences that touch a period, by first day")
    @Listed(
            of = AbsenceView.class,
            filters = {"person_id", "type", "state", "start_date", "end_date", "created_at"},
            period = true,
            search = "the person's name",
            sorts = {"start_date", "end_date", "type", "state", "created_at"},
            defaultSort = "start_date")
    public Listing.Result<AbsenceView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an absence")
    public AbsenceView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create an absence")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    public Response create(@NotNull @Valid SaveAbsence command) {
        AbsenceView absence = service.create(command);
        return Created.at("absences", absence.id(), absence);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change absences, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SaveAbsence> batch) {
        return batches.write("absences", batch, SaveAbsence.class, service::create, service::change);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change an absence; needs If-Match")
    public AbsenceView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SaveAbsence> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Say yes to an absence that is pending or anticipated; nobody does to their own")
    @RequestBody(required = false)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    @APIResponse(responseCode = "409")
    public AbsenceView approve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @Nullable ReviewAbsence review) {
        return service.approve(id, IfMatch.optional(ifMatch), orSilent(review));
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Say no to an absence that is pending or anticipated; nobody does to their own")
    @RequestBody(required = false)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    @APIResponse(responseCode = "409")
    public AbsenceView reject(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @Nullable ReviewAbsence review) {
        return service.reject(id, IfMatch.optional(ifMatch), orSilent(review));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Call an absence off; its days are free again")
    @RequestBody(required = false)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AbsenceView.class)))
    @APIResponse(responseCode = "409")
    public AbsenceView cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @Nullable ReviewAbsence review) {
        return service.cancel(id, IfMatch.optional(ifMatch), orSilent(review));
    }

    private static ReviewAbsence orSilent(@Nullable ReviewAbsence review) {
        return review == null ? ReviewAbsence.SILENT : review;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete an absence")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(id, IfMatch.optional(ifMatch));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "List who has changed an absence, newest first")
    @Listed(
            of = ChangeView.class,
            filters = {"action", "user_id", "occurred_at"},
            search = "the name of the user",
            sorts = {"occurred_at"},
            defaultSort = "-occurred_at")
    public Listing.Result<ChangeView> history(@PathParam("id") UUID id, @BeanParam PageParams page) {
        return service.history(id, page.query());
    }
}
