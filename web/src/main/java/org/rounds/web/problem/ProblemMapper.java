package org.rounds.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/**
 * Writes a problem as the envelope, or as an RFC 9457 problem where the client prefers it. A subclass for each exception
 * that a server has a mapper of its own for: the closest type wins.
 */
abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {
    @Inject
    Problems problems;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(T thrown) {
        Problems.Problem problem = precondition(problems.of(thrown));
        Problems.Answer answer = problem.answer(headers.getHeaderString(HttpHeaders.ACCEPT), clock.instant());
        Response.ResponseBuilder response = Response.status(problem.status());
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        problem.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        if (thrown instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            response.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return response.type(answer.mediaType()).entity(answer.body()).build();
    }

    /** A race that was lost only when the database compared is told as if it had been lost before. */
    private Problems.Problem precondition(Problems.Problem problem) {
        return problem.code().equals("STALE") && headers.getHeaderString(HttpHeaders.IF_MATCH) != null
                ? new Problems.Problem(412, problem.code(), problem.message(), problem.details())
                : problem;
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
