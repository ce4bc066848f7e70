package org.rounds.web.integration;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.ImportPreview;
import org.rounds.ejb.integration.ImportRoster;
import org.rounds.ejb.integration.ImportService;
import org.rounds.ejb.integration.ImportView;
import org.rounds.persistence.shared.DomainException;
import org.rounds.web.shared.Created;

/** Loads a new team from one file: a bundle of tables as zip or workbook, or a public shift-scheduling instance. */
@Path("imports")
@Produces("application/json")
@Tag(name = "integration")
public class ImportResource {
    private static final Set<String> PARTS = Set.of("file", "team_name", "start_date", "dry_run");

    @Inject
    ImportService service;

    @POST
    @Consumes({
        "application/zip",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/plain",
        "application/octet-stream"
    })
    @Operation(
            summary = "Import a new team; every bad line is reported, and nothing is stored if there is one",
            description = "The same as multipart/form-data: the file as part `file`, the parameters as parts."
                    + " docs/imports.md has the formats.")
    @APIResponse(
            responseCode = "200",
            description = "With dry_run: what would be imported, or every reason why it would not; nothing was stored",
            content = @Content(schema = @Schema(implementation = ImportPreview.class)))
    @APIResponse(
            responseCode = "201",
            description = "Imported",
            headers =
                    @Header(
                            name = "Location",
                            description = "The new team",
                            schema = @Schema(type = SchemaType.STRING, format = "uri-reference")),
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response importFile(
            @Parameter(description = "name of the new team; absent: as the file says")
                    @QueryParam("team_name")
                    @Nullable
                    String teamName,
            @Parameter(description = "day 0 of a shift-scheduling instance; absent: the next Monday")
                    @QueryParam("start_date")
                    @Nullable
                    LocalDate startDate,
            @Parameter(description = "true: only tell what would happen") @QueryParam("dry_run") @DefaultValue("false")
                    DryRun dryRun,
            @RequestBody(
                            description = "the file, at most 50 MB",
                            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    byte @Nullable [] content) {
        return importRoster("body", content == null ? new byte[0] : content, teamName, startDate, dryRun);
    }

    /** A word of the URL; anything else is malformed there. */
    public enum DryRun {
        TRUE,
        FALSE
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response importForm(List<EntityPart> parts) throws IOException {
        Map<String, EntityPart> byName = parts.stream()
                .collect(Collectors.toMap(EntityPart::getName, Function.identity(), (first, second) -> first));
        byName.keySet().stream()
                .filter(name -> !PARTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw DomainException.invalid(name, "is not a part of this form");
                });
        EntityPart file = byName.get("file");
        if (file == null) {
            throw DomainException.invalid("file", "is missing");
        }
        return importRoster(
                file.getFileName().orElse("file"),
                file.getContent().readAllBytes(),
                text(byName.get("team_name")),
                date(text(byName.get("start_date"))),
                dryRun(text(byName.get("dry_run"))));
    }

    private static DryRun dryRun(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw DomainException.invalid("dry_run", "must be true or false");
        }
        return "true".equals(text) ? DryRun.TRUE : DryRun.FALSE;
    }

    private static @Nullable String text(@Nullable EntityPart part) throws IOException {
        return part == null ? null : part.getContent(String.class);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw DomainException.invalid("start_date", "is no valid date (YYYY-MM-DD)");
        }
    }

    private Response importRoster(
            String fileName, byte[] content, @Nullable String teamName, @Nullable LocalDate startDate, DryRun dryRun) {
        if (teamName != null && (teamName.isBlank() || teamName.length() > 255)) {
            throw DomainException.invalid("team_name", "must have 1 to 255 characters");
        }
        ImportRoster command =
                new ImportRoster(fileName, content, teamName == null ? null : teamName.strip(), startDate);
        if (dryRun == DryRun.TRUE) {
            return Response.ok(service.preview(command)).build();
        }
        ImportView view = service.importRoster(command);
        return Response.status(Response.Status.CREATED)
                .header("Location", Created.address("teams", view.teamId()))
                .entity(view)
                .build();
    }
}
