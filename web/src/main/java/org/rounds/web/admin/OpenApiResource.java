package org.rounds.web.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The description that was made when this was built (PLATFORM: the servers' own differ). */
@Path("{document: openapi\\.json|schema}")
public class OpenApiResource {
    @GET
    @Produces("application/json")
    @Operation(hidden = true)
    public byte[] document() {
        return read("/openapi.json");
    }

    static byte[] read(String name) {
        try (InputStream file = OpenApiResource.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
