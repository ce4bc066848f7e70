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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.people.GradeService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.PersonView;
import org.rounds.ejb.people.RollOver;
import org.rounds.ejb.people.RolloverView;
import org.rounds.ejb.people.SavePerson;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Batch;
import org.rounds.web.shared.BatchView;
import org.rounds.web.shared.BatchWriter;
import org.rounds.web.shared.Created;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.MergePatch;
import org.rounds.web.shared.PageParams;

/** People who can be rostered. */
@Path("people")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "people")
public class PersonResource {
    @Inject
    PersonService service;

    @Inject
    GradeService grades;

    @Inject
    BatchWriter batches;

    @GET
    @Operation(summary = "List people, by name")
    @Listed(
            of = PersonView.class,
            filters = {
                "name",
                "type",
                "active",
                "pgy_level",
                "email",
                "faculty_role",
                "specialty",
                "skill",
                "team_id",
                "created_at"
            },
            search = "the name",
            sorts = {"name", "type", "created_at"},
            defaultSort = "name")
    public Listing.Result<PersonView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a person")
    public PersonView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Operation(summary = "Create a person")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response create(@NotNull @Valid SavePerson command) {
        PersonView person = service.create(command);
        return Created.at("people", person.id(), person);
    }

    @POST
    @Path("batch")
    @Operation(summary = "Create and change people, all or none")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response batch(@NotNull @Valid Batch<SavePerson> batch) {
        return batches.write("people", batch, SavePerson.class, service::create, service::change);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Change a person; needs If-Match")
    public PersonView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MergePatch<SavePerson> patch) {
        return service.change(id, IfMatch.required(ifMatch), patch);
    }

    @POST
    @Path("academic-year/rollover")
    @Operation(summary = "Promote every active resident to the next academic year, once")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RolloverView.class)))
    public RolloverView rollOver(@NotNull @Valid RollOver command) {
        return grades.rollOver(command);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deactivate a person; nobody is erased")
    @APIResponse(responseCode = "204")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.deactivate(id, IfMatch.optional(ifMatch));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "List who has changed a person, newest first")
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
