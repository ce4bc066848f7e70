package org.rounds.web.integration;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.ImportRoster;
import org.rounds.ejb.integration.ImportService;
import org.rounds.ejb.integration.ImportView;
import org.rounds.persistence.shared.DomainException;
import org.rounds.web.shared.Created;

/** Loads a new team from one file: a zip of CSV files, or a public shift-scheduling instance. */
@Path("imports")
@Produces("application/json")
@Tag(name = "integration")
public class ImportResource {
    private static final Set<String> PARTS = Set.of("file", "team_name", "start_date");

    @Inject
    ImportService service;

    @POST
    @Consumes({"application/zip", "text/plain", "application/octet-stream"})
    @Operation(summary = "Import a new team; every bad line is reported, and nothing is stored if there is one")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response importFile(
            @QueryParam("team_name") @Nullable String teamName,
            @QueryParam("start_date") @Nullable LocalDate startDate,
            byte @Nullable [] content) {
        return importRoster("body", content == null ? new byte[0] : content, teamName, startDate);
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
                date(text(byName.get("start_date"))));
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
            String fileName, byte[] content, @Nullable String teamName, @Nullable LocalDate startDate) {
        if (teamName == null || teamName.isBlank() || teamName.length() > 255) {
            throw DomainException.invalid("team_name", "must have 1 to 255 characters");
        }
        ImportView view = service.importRoster(new ImportRoster(fileName, content, teamName.strip(), startDate));
        return Response.status(Response.Status.CREATED)
                .header("Location", Created.address("teams", view.teamId()))
                .entity(view)
                .build();
    }
}
