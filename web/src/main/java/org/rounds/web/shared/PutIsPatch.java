package org.rounds.web.shared;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** PUT and PATCH are the same on every resource (CONTRACT), and so are JSON and {@link #MERGE_PATCH} there. */
@Provider
@PreMatching
public class PutIsPatch implements ContainerRequestFilter {
    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final Set<String> METHODS = Set.of(HttpMethod.PUT, HttpMethod.PATCH);

    @Override
    public void filter(ContainerRequestContext request) {
        if (!METHODS.contains(request.getMethod())) {
            return;
        }
        request.setMethod(HttpMethod.PATCH);
        String type = String.valueOf(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        if (type.split(";")[0].strip().equalsIgnoreCase(MERGE_PATCH)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
