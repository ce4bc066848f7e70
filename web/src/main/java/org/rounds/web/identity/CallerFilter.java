package org.rounds.web.identity;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.rounds.ejb.identity.Caller;
import org.rounds.web.problem.Problems;
import org.rounds.web.shared.Json;

/** Lets the request's thread work for the caller; a bad credential is a 401 on every path, public ones too. */
@WebFilter("/*")
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
            as(caller, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(401);
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        var problem = new Problems.Problem(401, "INVALID_TOKEN", "The token is not valid, or has expired", Map.of());
        Problems.Answer answer = problem.answer(request.getHeader("Accept"), clock.instant());
        response.setContentType(answer.mediaType() + ";charset=UTF-8");
        Json.MAPPER.writeValue(response.getOutputStream(), answer.body());
    }

    private static void as(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            caller.call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
