package org.rounds.web.shared;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;

/** Answers with what was made and where it is. */
public final class Created {
    private Created() {}

    /** Returns 201 with the address of {@code /api/v1/<collection>/<id>}. */
    public static Response at(String collection, UUID id, Object view) {
        return Response.status(Response.Status.CREATED)
                .header("Location", address(collection, id))
                .entity(view)
                .build();
    }

    /** Returns the resource's address, relative to the server. */
    public static String address(String collection, UUID id) {
        return UriBuilder.fromPath("/api/v1")
                .path(collection)
                .path(id.toString())
                .build()
                .toString();
    }
}
