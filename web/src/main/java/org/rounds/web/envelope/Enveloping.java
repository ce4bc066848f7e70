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
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.shared.Listing;

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
        Envelope envelope = entity instanceof Listing.Result<?> list
                ? Envelope.success(list.rows(), pagination(list, request.getUriInfo()), clock.instant())
                : Envelope.success(entity, null, clock.instant());
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
        int page = list.page().page();
        long pages = Math.max(
                1, (list.total() + list.page().size() - 1) / list.page().size());
        return new Envelope.Pagination(
                page,
                list.page().size(),
                list.total(),
                pages,
                page < pages ? address(uri, page + 1) : null,
                page > 1 ? address(uri, Math.min(page - 1, pages)) : null);
    }

    private static @Nullable String address(UriInfo uri, long page) {
        return uri.getRequestUriBuilder()
                .replacePath(uri.getBaseUri().getPath() + "v1/" + uri.getPath().replaceFirst("^/", ""))
                .replaceQueryParam("page", page)
                .build()
                .toString();
    }
}
