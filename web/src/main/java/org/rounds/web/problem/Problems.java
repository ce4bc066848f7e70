package org.rounds.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RequestId;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Failures;
import org.rounds.web.envelope.Envelope;
import org.rounds.web.envelope.Raw;
import org.rounds.web.shared.Json;
import org.rounds.web.shared.Params;

/** Turns whatever was thrown into one kind of problem. */
@ApplicationScoped
public class Problems {
    private static final String BODY = "body";
    /** SQL states: no session left, and a statement that ran into its limit. */
    private static final String TOO_MANY = "53300";

    private static final String TOO_LONG = "57014";
    private static final Problem UNAVAILABLE =
            new Problem(503, "SERVICE_UNAVAILABLE", "The database cannot be reached; try again soon", Map.of());
    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    /** What a client is told. */
    public record Problem(int status, String code, String message, Map<String, ?> details) {
        private static final String RFC_9457 = "application/problem+json";

        /** Returns the envelope, or an RFC 9457 problem with the same code where {@code Accept} asks for one. */
        public Answer answer(@Nullable String accept, Instant at) {
            return accept != null && accept.contains(RFC_9457)
                    ? new Answer(RFC_9457, new Rfc9457("about:blank", code, status, message, code, details))
                    : new Answer("application/json", Envelope.error(code, message, details, at));
        }

        /** Returns the seconds to wait, for those who came too often. */
        Optional<String> retryAfter() {
            return Optional.ofNullable(details.get("retry_after")).map(String::valueOf);
        }

        /** Answers a request with it outside of JAX-RS. */
        public void write(HttpServletRequest request, HttpServletResponse response, Instant at) throws IOException {
            Answer answer = answer(request.getHeader("Accept"), at);
            response.setStatus(status);
            retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
            response.setContentType(answer.mediaType() + ";charset=UTF-8");
            Json.MAPPER.writeValue(response.getOutputStream(), answer.body());
        }
    }

    /** How a problem goes out. */
    public record Answer(String mediaType, Object body) {}

    record Rfc9457(String type, String title, int status, String detail, String code, Map<String, ?> details)
            implements Raw {}

    public Problem of(Throwable thrown) {
        List<Throwable> causes = Failures.causes(thrown);
        for (Throwable cause : causes) {
            if (cause instanceof DomainException refused) { // also where a reader has wrapped it: a body too large
                return of(refused);
            }
        }
        for (Throwable cause : causes) {
            Problem known = known(cause);
            if (known != null) {
                return known;
            }
        }
        if (Failures.isOutage(thrown)) {
            return UNAVAILABLE;
        }
        String reference = RequestId.of(RequestId.current());
        LOG.log(System.Logger.Level.ERROR, "Unexpected error " + reference, thrown);
        return new Problem(
                500,
                "INTERNAL_ERROR",
                "Something went wrong here; the reference is " + reference,
                Map.of("reference", reference));
    }

    private static @Nullable Problem known(Throwable cause) {
        if (cause instanceof Params.MalformedParameter malformed) {
            return of(malformed.problem());
        }
        if (cause instanceof ConstraintViolationException violations) {
            return invalid(violations);
        }
        if (cause instanceof JsonProcessingException json) {
            return json(json);
        }
        if (cause instanceof OptimisticLockException) {
            return new Problem(409, "STALE", "Somebody else has just changed this; read it again", Map.of());
        }
        if (cause instanceof SQLException sql) {
            return database(sql);
        }
        if (cause instanceof WebApplicationException web && web.getCause() == null) {
            return web(web);
        }
        return null;
    }

    private static Problem of(DomainException refused) {
        return new Problem(
                status(refused.kind()), refused.code(), String.valueOf(refused.getMessage()), refused.details());
    }

    private static int status(DomainException.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case INVALID, RULE -> 422;
            case PRECONDITION_REQUIRED -> 428;
            case TOO_MANY -> 429;
        };
    }

    private static Problem invalid(ConstraintViolationException violations) {
        Map<String, List<String>> fields = violations.getConstraintViolations().stream()
                .collect(Collectors.groupingBy(
                        v -> field(v.getPropertyPath()),
                        TreeMap::new,
                        Collectors.mapping(ConstraintViolation::getMessage, Collectors.toList())));
        return fields.containsKey(BODY)
                ? new Problem(400, "MALFORMED_JSON", "The body is missing", Map.of())
                : of(DomainException.invalid(fields));
    }

    /** The JSON name of what a path leads to: without the resource method and its parameter, in snake_case, places in lists from 0. */
    private static String field(Path path) {
        String field = StreamSupport.stream(path.spliterator(), false)
                .flatMap(node -> Stream.of(
                        node.getIndex() == null ? "" : node.getIndex().toString(),
                        node.getKind() == ElementKind.PROPERTY ? node.getName() : ""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("."));
        return field.isEmpty() ? BODY : snake(field);
    }

    private static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Problem json(JsonProcessingException json) {
        if (json instanceof UnrecognizedPropertyException unknown) {
            return malformed(path(unknown), "is not a field here");
        }
        if (json instanceof InvalidFormatException format && format.getValue() instanceof String) {
            return of(DomainException.invalid(path(format), "is no valid " + expected(format.getTargetType())));
        }
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return malformed(path(mapping), "has the wrong JSON type");
        }
        var at = json.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Problem(400, "MALFORMED_JSON", "The body is not the JSON expected" + where, Map.of());
    }

    private static Problem malformed(String field, String reason) {
        return new Problem(
                400,
                "MALFORMED_JSON",
                "Field " + field + " " + reason,
                Map.of("field_errors", Map.of(field, List.of(reason))));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "value; possible: "
                    + java.util.Arrays.stream(type.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "date (YYYY-MM-DD)";
            case "LocalTime" -> "time (HH:MM)";
            case "UUID" -> "id (a UUID)";
            default -> type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String path(JsonMappingException json) {
        return json.getPath().stream()
                .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** The database has the last word: what Java did not see, or saw too early, is refused here. */
    private static @Nullable Problem database(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "23505", "23P01" ->
                new Problem(
                        409, "CONFLICT", "This would be there twice, or overlap with what is there", constraint(sql));
            case "23503" ->
                new Problem(409, "CONFLICT", "Something this refers to is not there, or is in use", constraint(sql));
            case "23514" -> new Problem(422, "VALIDATION_ERROR", "A value is out of bounds", constraint(sql));
            case "40001", "40P01" -> new Problem(409, "STALE", "Others are changing the same; try again", Map.of());
            case "22021", "22P05" ->
                new Problem(422, "VALIDATION_ERROR", "A text has characters that cannot be stored", Map.of());
            case TOO_LONG -> UNAVAILABLE;
            default -> null;
        };
    }

    private static Map<String, ?> constraint(SQLException sql) {
        String message = String.valueOf(sql.getMessage());
        var name = java.util.regex.Pattern.compile("constraint \"(\\w+)\"").matcher(message);
        return name.find() ? Map.of("constraint", name.group(1)) : Map.of();
    }

    private static Problem web(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        if (web instanceof NotFoundException || status == 404) {
            return new Problem(404, "NOT_FOUND", "There is nothing here", Map.of());
        }
        return new Problem(
                status,
                switch (status) {
                    case 400 -> "BAD_REQUEST";
                    case 405 -> "METHOD_NOT_ALLOWED";
                    case 406 -> "NOT_ACCEPTABLE";
                    case 415 -> "UNSUPPORTED_MEDIA_TYPE";
                    default -> "HTTP_" + status;
                },
                web.getResponse().getStatusInfo().getReasonPhrase(),
                Map.of());
    }
}
