package org.rounds.web.admin;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.admin.SaveSettings;
import org.rounds.ejb.admin.SettingsService;
import org.rounds.ejb.admin.SettingsView;
import org.rounds.web.shared.IfMatch;
import org.rounds.web.shared.MergePatch;

/** What a hospital has decided for itself. */
@Path("settings")
@Consumes("application/json")
@Produces("application/json")
@Tag(name = "admin")
public class SettingsResource {
    @Inject
    SettingsService service;

    @GET
    @Operation(summary = "Read the settings of the workspace")
    public SettingsView get() {
        return service.get();
    }

    @PATCH
    @Operation(summary = "Change the settings; needs If-Match")
    @RequestBody(content = @Content(schema = @Schema(implementation = SaveSettings.class)))
    public SettingsView change(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull MergePatch<SaveSettings> patch) {
        return service.change(IfMatch.required(ifMatch), patch);
    }
}
