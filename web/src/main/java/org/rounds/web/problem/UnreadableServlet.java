package org.rounds.web.problem;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.rounds.web.shared.Json;

/** Answers for a request that the server could not even read (web.xml), in the shape of every other refusal. */
@WebServlet("/unreadable")
public class UnreadableServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient Clock clock;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var problem = new Problems.Problem(
                HttpServletResponse.SC_BAD_REQUEST, "BAD_REQUEST", "The request cannot be read", Map.of());
        Problems.Answer answer = problem.answer(request.getHeader("Accept"), clock.instant());
        response.setContentType(answer.mediaType() + ";charset=UTF-8");
        Json.MAPPER.writeValue(response.getOutputStream(), answer.body());
    }
}
