package org.rounds.web.admin;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Caller;

/**
 * Measures every request, and writes a line for each that reaches the API. Both name the route and not the address: no
 * id, no query, nobody's name. Outermost (web.xml), so that what other filters refuse counts as well.
 */
public class RequestWatch extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger("org.rounds.access");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Duration[] BUCKETS = IntStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begin = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            note(request, response, answered ? response.getStatus() : 500, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private static void note(HttpServletRequest request, HttpServletResponse response, int status, Duration time) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        String route = route(request);
        Timer.builder("http.server.requests")
                .description("Requests by route; what no resource answers is its servlet's pattern")
                .tags("method", method, "uri", route, "status", String.valueOf(status))
                .serviceLevelObjectives(BUCKETS)
                .register(Metrics.globalRegistry)
                .record(time);
        if (route.startsWith("/api/") && !route.endsWith("/health")) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} {1} {2} {3} ms, user {4}, request {5}",
                    method,
                    route,
                    String.valueOf(status),
                    String.valueOf(time.toMillis()),
                    user(request),
                    response.getHeader("X-Request-Id"));
        }
    }

    /** The pattern is the container's own, so that made-up addresses make no new labels. */
    private static String route(HttpServletRequest request) {
        return request.getAttribute(Route.ATTRIBUTE) instanceof String template
                ? template
                : request.getHttpServletMapping().getPattern();
    }

    private static @Nullable Object user(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller.userId() : null;
    }
}
