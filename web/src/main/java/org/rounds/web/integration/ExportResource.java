package org.rounds.web.integration;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.ExportFormat;
import org.rounds.ejb.integration.ExportService;
import org.rounds.ejb.integration.RosterBundle;

/** Gives a whole team away as one file, which an import makes into the same team again. */
@Path("teams/{id}/export")
@Produces(MediaType.WILDCARD)
@Tag(name = "integration")
public class ExportResource {
    @Inject
    ExportService service;

    @GET
    @Operation(
            summary = "Export a team with its people, skills, activities, coverage, requests and absences",
            description =
                    "A zip of CSV files, or one workbook, as POST /imports takes them; docs/imports.md has the columns.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers =
                    @Header(
                            name = "Content-Disposition",
                            description = "A name for the file",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "409")
    @APIResponse(responseCode = "406", description = "Accept allows neither kind of file")
    public Response export(
            @PathParam("id") UUID id,
            @Parameter(description = "the kind of file; absent: as Accept says, else csv")
                    @QueryParam("format")
                    @Nullable
                    ExportFormat format,
            @Context HttpHeaders headers) {
        ExportFormat chosen = format == null ? accepted(headers) : format;
        RosterBundle bundle = service.export(id);
        StreamingOutput file = out -> chosen.write(bundle, out);
        String name = Objects.requireNonNull(bundle.team()).name();
        return Response.ok(file, chosen.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(name, chosen.extension()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ExportFormat accepted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(type -> Arrays.stream(ExportFormat.values())
                        .filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType()))))
                .findFirst()
                .orElseThrow(NotAcceptableException::new);
    }
}
