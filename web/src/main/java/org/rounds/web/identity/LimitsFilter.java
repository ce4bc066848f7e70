package org.rounds.web.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rounds.ejb.identity.Allowance;
import org.rounds.ejb.identity.Caller;
import org.rounds.ejb.identity.RateLimits;
import org.rounds.web.problem.Problems;
import org.rounds.web.shared.ApiPath;

/** Counts requests to the API and credentials that are none; who has had enough is told when to come back. */
public class LimitsFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String ADDRESS = LimitsFilter.class.getName() + ".address";
    private static final Set<String> SIGN_IN = Set.of("auth/token", "auth/login");

    @Inject
    transient RateLimits limits;

    @Inject
    transient Problems problems;

    @Inject
    transient Clock clock;

    @Inject
    @ConfigProperty(name = "ROUNDS_TRUSTED_PROXIES")
    transient Optional<List<String>> trusted;

    private transient TrustedProxies proxies = new TrustedProxies(List.of());

    /** Returns where a request comes from. */
    static String address(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ADDRESS));
    }

    @Override
    public void init() {
        proxies = new TrustedProxies(trusted.orElse(List.of()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(
                ADDRESS,
                proxies.client(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For"))));
        Optional<Allowance> allowance = allowance(request);
        allowance.ifPresent(a -> tell(response, a));
        Optional<Allowance> refused = allowance.filter(a -> !a.granted());
        if (refused.isPresent()) {
            problems.of(refused.get().refusal("Too many requests; wait, then try again"))
                    .write(request, response, clock.instant());
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Allowance> allowance(HttpServletRequest request) {
        if (request.getAttribute(BearerMechanism.REFUSED) != null) {
            return limits.refused(address(request));
        }
        Optional<String> path = ApiPath.resource(request);
        if (path.isEmpty() || path.get().equals("health")) { // whoever watches asks more often than anybody may
            return Optional.empty();
        }
        if (SIGN_IN.contains(path.get()) && request.getMethod().equals("POST")) {
            return limits.signIn(address(request));
        }
        return request.getAttribute(BearerMechanism.CALLER) instanceof Caller caller
                ? limits.caller(caller)
                : limits.anonymous(address(request));
    }

    private void tell(HttpServletResponse response, Allowance allowance) {
        response.setHeader("X-RateLimit-Limit", Long.toString(allowance.limit().requests()));
        response.setHeader("X-RateLimit-Remaining", Long.toString(allowance.remaining()));
        long reset = clock.instant().getEpochSecond() + allowance.resetAfter();
        response.setHeader("X-RateLimit-Reset", Long.toString(reset));
    }
}
