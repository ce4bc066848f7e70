package org.rounds.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rounds.web.envelope.Envelope;

/**
 * Writes a problem as the envelope, or as an RFC 9457 problem where the client prefers it. A subclass for each exception
 * that a server has a mapper of its own for: the closest type wins.
 */
abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {
    static final String PROBLEM_JSON = "application/problem+json";

    @Inject
    Problems problems;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(T thrown) {
        Problems.Problem problem = problems.of(thrown);
        boolean rfc9457 = headers.getAcceptableMediaTypes().stream()
                .anyMatch(t -> t.toString().startsWith(PROBLEM_JSON));
        Response.ResponseBuilder response = Response.status(problem.status());
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            response.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return rfc9457
                ? response.type(PROBLEM_JSON).entity(rfc9457(problem)).build()
                : response.type(MediaType.APPLICATION_JSON)
                        .entity(Envelope.error(problem.code(), problem.message(), problem.details(), clock.instant()))
                        .build();
    }

    private static Map<String, Object> rfc9457(Problems.Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", problem.code());
        body.put("status", problem.status());
        body.put("detail", problem.message());
        body.put("code", problem.code());
        body.put("details", problem.details());
        return body;
    }

    @Provider
    public static class OfThrowable extends ProblemMapper<Throwable> {}

    @Provider
    public static class OfWeb extends ProblemMapper<WebApplicationException> {}

    @Provider
    public static class OfValidation extends ProblemMapper<ValidationException> {}

    @Provider
    public static class OfConstraint extends ProblemMapper<ConstraintViolationException> {}

    @Provider
    public static class OfJson extends ProblemMapper<JsonProcessingException> {}
}
