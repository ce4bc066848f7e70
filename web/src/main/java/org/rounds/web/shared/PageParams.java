package org.rounds.web.shared;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** The parameters of every list. */
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

    @QueryParam("sort")
    @Parameter(description = "fields separated by commas, each descending with a leading -")
    @Nullable
    String sort;

    /** @throws DomainException malformed, unless page and size are within their bounds */
    public Listing.Page page() {
        require("page", page >= 1 && page <= 1_000_000, "must be between 1 and 1000000");
        require("page_size", pageSize >= 1 && pageSize <= MOST_ROWS, "must be between 1 and " + MOST_ROWS);
        return new Listing.Page(page, pageSize, sort);
    }

    private static void require(String field, boolean valid, String reason) {
        if (!valid) {
            throw Params.malformed(field, reason);
        }
    }

    /** Checks a search text: absent, or at least two characters. */
    public static @Nullable String search(@Nullable String text) {
        require("search", text == null || text.strip().length() >= 2, "must have at least 2 characters");
        return text == null ? null : text.strip();
    }
}
