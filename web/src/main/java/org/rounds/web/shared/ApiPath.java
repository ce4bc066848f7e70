package org.rounds.web.shared;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/** {@code /api/v1/people}, {@code /api/people} and {@code /api/v1/people/} are the same resource; so are they for a client that reads errors as RFC 9457 problems. */
@Provider
@PreMatching
public class ApiPath implements ContainerRequestFilter {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    @Override
    public void filter(ContainerRequestContext request) {
        // Nothing is produced as a problem but errors: who accepts only those accepts our JSON too.
        if (String.valueOf(request.getHeaderString(HttpHeaders.ACCEPT)).contains("application/problem+json")) {
            request.getHeaders().add(HttpHeaders.ACCEPT, "application/json;q=0.1");
        }
        // A request without body has no media type to be wrong, even if it names one.
        if (WITHOUT_BODY.contains(request.getMethod())) {
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
        UriInfo uri = request.getUriInfo();
        String path = uri.getPath(false);
        String resource =
                path.replaceFirst("^/", "").replaceFirst("^v1(?=/|$)/?", "").replaceFirst("/+$", "");
        URI base = uri.getBaseUri();
        String query = uri.getRequestUri().getRawQuery();
        request.setRequestUri(base, base.resolve(base.getRawPath() + resource + (query == null ? "" : "?" + query)));
    }
}
