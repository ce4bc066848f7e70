package org.rounds.ejb.admin;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the server is, part by part.
 *
 * @param status that of its worst part
 */
public record HealthView(
        Status status, Instant timestamp, String node, String version, String built, Map<String, Part> parts) {
    /** From good to bad. */
    public enum Status {
        HEALTHY,
        /** Serves, and somebody should look. */
        DEGRADED,
        UNHEALTHY;

        static Status worst(Collection<Part> parts) {
            return parts.stream().map(Part::status).max(Status::compareTo).orElse(HEALTHY);
        }
    }

    /**
     * One part.
     *
     * @param reason why it is not healthy
     */
    public record Part(
            Status status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
            @JsonAnyGetter Map<String, ?> figures) {
        static Part healthy(Map<String, ?> figures) {
            return new Part(Status.HEALTHY, null, figures);
        }

        /** Returns this part; degraded for that reason, if the condition holds. */
        Part degradedIf(boolean condition, String why) {
            return condition ? new Part(Status.DEGRADED, why, figures) : this;
        }

        /** Returns this part; unhealthy for that reason, if the condition holds. */
        Part unhealthyIf(boolean condition, String why) {
            return condition ? new Part(Status.UNHEALTHY, why, figures) : this;
        }
    }
}
