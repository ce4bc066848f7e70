package org.rounds.web.shared;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** The parameters of a list: its page, and all that its {@link Listed} allows. */
public class PageParams {
    private static final int MOST_ROWS = 100;

    @QueryParam("page")
    @DefaultValue("1")
    @Parameter(description = "from 1", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000"))
    int page;

    @QueryParam("page_size")
    @DefaultValue("25")
    @Parameter(
            description = "rows on a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
    int pageSize;

    @Context
    UriInfo uri;

    @Context
    ResourceInfo resource;

    /** @throws DomainException malformed, naming the parameter that is out of bounds or cannot be understood */
    public Listing.Query query() {
        require("page", page >= 1 && page <= 1_000_000, "must be between 1 and 1000000");
        require("page_size", pageSize >= 1 && pageSize <= MOST_ROWS, "must be between 1 and " + MOST_ROWS);
        return ListContract.of(resource.getResourceMethod())
                .orElseThrow()
                .query(page, pageSize, uri.getQueryParameters());
    }

    private static void require(String field, boolean valid, String reason) {
        if (!valid) {
            throw Params.malformed(field, reason);
        }
    }
}
