package org.rounds.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.rounds.ejb.admin.HealthService;
import org.rounds.web.shared.Json;

/** Whether the server can do its work; public, and outside the envelope. */
@WebServlet({"/health", "/health/live", "/health/ready", "/api/v1/health", "/api/health"})
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient HealthService health;

    @Inject
    transient Clock clock;

    /** The answer. */
    record Health(String status, Instant timestamp) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean healthy = request.getServletPath().endsWith("/live") || health.databaseAnswers();
        response.setStatus(healthy ? 200 : 503);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        Json.MAPPER.writeValue(
                response.getOutputStream(), new Health(healthy ? "healthy" : "unhealthy", clock.instant()));
    }
}
