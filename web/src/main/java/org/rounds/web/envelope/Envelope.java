package org.rounds.web.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every JSON answer (DESIGN section 3). */
public record Envelope(
        String status,
        @Nullable Object data,
        @Nullable Failure error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Meta meta,
        Instant timestamp) {

    /** What went wrong. */
    public record Failure(String code, String message, Map<String, ?> details) {}

    /** What is to be said about the data. */
    public record Meta(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pagination pagination) {}

    /** Where a page stands; {@code next} and {@code previous} are absolute addresses or null. */
    public record Pagination(
            int page, int pageSize, long total, long pages, @Nullable String next, @Nullable String previous) {}

    static Envelope success(@Nullable Object data, @Nullable Pagination pagination, Instant at) {
        return new Envelope("success", data, null, new Meta(pagination), at);
    }

    public static Envelope error(String code, String message, Map<String, ?> details, Instant at) {
        return new Envelope("error", null, new Failure(code, message, details), null, at);
    }
}
