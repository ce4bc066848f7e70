package org.rounds.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.rounds.web.shared.Json;

/** The API for Postman: the same description, as a collection. */
@Path("postman.json")
public class PostmanResource {
    @GET
    @Produces("application/json")
    @Operation(hidden = true)
    public byte[] collection() throws IOException {
        var description = (ObjectNode) Json.MAPPER.readTree(OpenApiResource.read("/openapi.json"));
        return Json.MAPPER.writeValueAsBytes(new PostmanCollection(description).make());
    }
}
