package org.rounds.web.notification;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.notification.NotificationService;
import org.rounds.ejb.notification.NotificationView;
import org.rounds.ejb.notification.ReadNotifications;
import org.rounds.ejb.notification.ReadView;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.Listed;
import org.rounds.web.shared.PageParams;

/** What the caller has been told. */
@Path("notifications")
@Produces("application/json")
@Tag(name = "notification")
public class NotificationResource {
    @Inject
    NotificationService service;

    @GET
    @Operation(summary = "List one's own notifications, the newest first; read=false has as many as are unread")
    @Listed(
            of = NotificationView.class,
            filters = {"type", "read", "schedule_id", "absence_id", "created_at"},
            period = true,
            search = "the schedule's name",
            sorts = {"created_at", "type", "start_date"},
            defaultSort = "-created_at")
    public Listing.Result<NotificationView> list(@BeanParam PageParams page) {
        return service.list(page.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a notification of one's own; that does not mark it")
    public NotificationView get(@PathParam("id") UUID id) {
        return service.get(id);
    }

    @POST
    @Path("{id}/read")
    @Operation(summary = "Mark a notification as read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NotificationView.class)))
    public NotificationView read(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return service.mark(id, IfMatch.optional(ifMatch), true);
    }

    @POST
    @Path("{id}/unread")
    @Operation(summary = "Mark a notification as not read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NotificationView.class)))
    public NotificationView unread(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return service.mark(id, IfMatch.optional(ifMatch), false);
    }

    @POST
    @Path("read-all")
    @Consumes("application/json")
    @Operation(summary = "Mark all of one's notifications as read, or those until a moment")
    @RequestBody(required = false)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReadView.class)))
    public ReadView readAll(@Valid @Nullable ReadNotifications command) {
        return service.readAll(Objects.requireNonNullElse(command, ReadNotifications.ALL));
    }
}
