package org.rounds.web.envelope;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.rounds.ejb.shared.RootView;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.shared.Fields;

/** Puts what resources return into the envelope, and its version into the ETag, so that no resource thinks of it. */
@Provider
public class Enveloping implements ContainerResponseFilter {
    @Inject
    Clock clock;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        if (entity instanceof Versioned versioned) {
            String tag = "\"" + versioned.version() + "\"";
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
            if (versioned instanceof RootView && has(request, tag)) {
                response.setStatusInfo(Response.Status.NOT_MODIFIED);
                response.setEntity(null);
                return;
            }
        }
        if (entity == null
                || entity instanceof Envelope
                || entity instanceof Raw
                || entity instanceof byte[] // a file
                || !MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
            return;
        }
        Object data = Fields.chosen(entity, request.getUriInfo());
        Envelope envelope = data instanceof Listing.Result<?> list
                ? Envelope.success(list.rows(), pagination(list, request.getUriInfo()), clock.instant())
                : Envelope.success(data, null, clock.instant());
        response.setEntity(envelope, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
    }

    /** Tells if a reader has this version already; tags compare weakly here (RFC 9110 13.1.2), which the servers do not. */
    private static boolean has(ContainerRequestContext request, String tag) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && request.getMethod().equals(HttpMethod.GET)
                && Arrays.stream(known.split(","))
                        .map(other -> other.strip().replaceFirst("^W/", ""))
                        .anyMatch(other -> other.equals(tag) || other.equals("*"));
    }

    private static Envelope.Pagination pagination(Listing.Result<?> list, UriInfo uri) {
        int page = list.query().page();
        int size = list.query().size();
        long pages = Math.max(1, (list.total() + size - 1) / size);
        return new Envelope.Pagination(
                page,
                size,
                list.total(),
                pages,
                page < pages ? address(uri, page + 1) : null,
                page > 1 ? address(uri, Math.min(page - 1, pages)) : null);
    }

    /** The other parameters stay as they came: decoded and encoded again, not all of them would mean the same. */
    private static String address(UriInfo uri, long page) {
        String query = uri.getRequestUri().getRawQuery();
        String others = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(p -> !p.isEmpty() && !p.equals("page") && !p.startsWith("page="))
                        .map(p -> p + "&")
                        .collect(Collectors.joining());
        String path = "v1/" + uri.getPath(false).replaceFirst("^/", "");
        return uri.getBaseUri().resolve(uri.getBaseUri().getRawPath() + path) + "?" + others + "page=" + page;
    }
}
