package org.rounds.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rounds.persistence.shared.DomainException;

/** {@code /api/v1/people}, {@code /api/people} and {@code /api/v1/people/} are the same resource; so are they for a client that reads errors as RFC 9457 problems. */
@Provider
@PreMatching
public class ApiPath implements ContainerRequestFilter {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");
    private static final String API = "/api";
    private static final String VERSION = "v1";
    private static final Pattern OTHER_VERSION = Pattern.compile("v(?!1(/|$))\\d+(/.*)?");

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
        if (String.valueOf(request.getHeaderString(HttpHeaders.CONTENT_TYPE)).contains("*")) {
            // A wildcard names no type, and RESTEasy would take it for a JSON Patch.
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
        UriInfo uri = request.getUriInfo();
        String path = after("/", uri.getPath(false));
        refuseOtherVersions(path);
        String resource = resource(path);
        URI base = uri.getBaseUri();
        String query = uri.getRequestUri().getRawQuery();
        request.setRequestUri(base, base.resolve(base.getRawPath() + resource + (query == null ? "" : "?" + query)));
    }

    /** Returns the path of the resource that a request is for: without the version, as above; empty outside the API. */
    public static Optional<String> resource(HttpServletRequest request) {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        if (isBelow(API, path)) {
            return Optional.of(resource(after("/", after(API, path))));
        }
        return isBelow("/graphql", path) ? Optional.of(resource(path)) : Optional.empty();
    }

    /** Every request comes by here, some of them twice: no patterns. */
    private static String resource(String path) {
        String resource = isBelow(VERSION, path) ? after("/", after(VERSION, path)) : path;
        int end = resource.length();
        while (end > 0 && resource.charAt(end - 1) == '/') {
            end--;
        }
        return resource.substring(0, end);
    }

    private static boolean isBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }

    private static String after(String beginning, String text) {
        return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
    }

    private static void refuseOtherVersions(String path) {
        if (path.startsWith("v") && OTHER_VERSION.matcher(path).matches()) {
            throw new DomainException(
                    DomainException.Kind.NOT_FOUND,
                    "NOT_FOUND",
                    "There is no such version; the API is at /api/v1",
                    Map.of("current_version", "/api/v1"));
        }
    }
}
