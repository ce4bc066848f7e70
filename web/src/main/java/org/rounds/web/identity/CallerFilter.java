package org.rounds.web.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.rounds.ejb.identity.Caller;
import org.rounds.web.problem.Problems;
import org.rounds.web.shared.Filters;

/** Lets the request's thread work for the caller; a bad credential is a 401 on every path, public ones too. */
public class CallerFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(BearerMechanism.REFUSED) != null) {
            refuse(request, response);
        } else if (request.getAttribute(BearerMechanism.CALLER) instanceof Caller caller) {
            Filters.within(caller::call, () -> chain.doFilter(request, response));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        new Problems.Problem(401, "INVALID_TOKEN", "The token is not valid, or has expired", Map.of())
                .write(request, response, clock.instant());
    }
}
