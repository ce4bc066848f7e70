package org.rounds.web.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The errors of an operation: those that follow from what it takes, and those that its resource names besides
 * ({@code @APIResponse(responseCode = "428")}).
 */
final class ApiErrors {
    private static final String IF_MATCH = "If-Match";

    /** An error: what its response is called in the description, and what it means. */
    private record Kind(String name, String meaning) {}

    private static final Map<String, Kind> KINDS = kinds();

    private ApiErrors() {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        kinds.put("400", new Kind("Malformed", "The request is malformed: not JSON, an unknown field or parameter"));
        kinds.put("401", new Kind("Unauthenticated", "Not signed in, or the credential is not valid"));
        kinds.put("403", new Kind("Denied", "Signed in, without the right"));
        kinds.put("404", new Kind("NotFound", "There is no such thing in this workspace"));
        kinds.put("406", new Kind("NotAcceptable", "No media type that the client accepts is made here"));
        kinds.put("409", new Kind("Conflict", "In conflict with what is there"));
        kinds.put("412", new Kind("Stale", "Changed since it was read"));
        kinds.put("413", new Kind("TooLarge", "The body is too large"));
        kinds.put("415", new Kind("UnsupportedMediaType", "The body has a media type that is not read here"));
        kinds.put(
                "422", new Kind("Invalid", "A value or a rule is broken; error.details.field_errors names the fields"));
        kinds.put("428", new Kind("PreconditionRequired", "If-Match is missing"));
        kinds.put("429", new Kind("TooManyRequests", "Too many requests; Retry-After says when to come back"));
        kinds.put("500", new Kind("InternalError", "Something went wrong here; the answer has a reference"));
        kinds.put("503", new Kind("Unavailable", "The database cannot be reached; try again soon"));
        return Map.copyOf(kinds);
    }

    private static Kind kind(String status) {
        return Objects.requireNonNull(KINDS.get(status), status);
    }

    /** Puts each error into the description once. */
    static void define(OpenAPI api) {
        Components components = api.getComponents();
        components.addSchema("Error", envelope()).addSchema("Problem", problem());
        KINDS.forEach((status, kind) -> {
            APIResponse response = OASFactory.createAPIResponse()
                    .description(kind.meaning())
                    .content(OASFactory.createContent()
                            .addMediaType("application/json", ApiModels.media("Error", example(status, kind)))
                            .addMediaType("application/problem+json", ApiModels.media("Problem", plain(status, kind))));
            ApiHeaders.describeError(status, response);
            components.addResponse(kind.name(), response);
        });
    }

    static void describe(ApiOperation operation) {
        var statuses = new TreeSet<>(List.of("400", "401", "406", "429", "500", "503"));
        if (!operation.isPublic()) {
            statuses.add("403");
        }
        if (operation.takes(Parameter.In.PATH)) {
            statuses.add("404");
        }
        if (operation.writes() && !operation.isPublic()) {
            statuses.add("409");
        }
        if (operation.takesHeader(IF_MATCH)) {
            statuses.add("412");
        }
        if (operation.takesBody()) {
            statuses.addAll(List.of("413", "415", "422"));
        }
        if (List.of(PathItem.HttpMethod.PUT, PathItem.HttpMethod.PATCH).contains(operation.method())) {
            statuses.add("428");
        }
        var responses = operation.model().getResponses();
        responses.getAPIResponses().keySet().stream().filter(KINDS::containsKey).forEach(statuses::add);
        statuses.forEach(s -> responses.addAPIResponse(
                s, OASFactory.createAPIResponse().ref("#/components/responses/" + kind(s).name())));
    }

    private static Schema envelope() {
        return ApiModels.object(
                "status",
                ApiModels.constant("error"),
                "data",
                ApiModels.nothing(),
                "error",
                ApiModels.object(
                        "code", ApiModels.code(), "message", ApiModels.string(), "details", ApiModels.anyObject()),
                "timestamp",
                ApiModels.string().format("date-time"));
    }

    /** RFC 9457. */
    private static Schema problem() {
        return ApiModels.object(
                "type", ApiModels.string().format("uri-reference"),
                "title", ApiModels.string(),
                "status", ApiModels.integer(),
                "detail", ApiModels.string(),
                "code", ApiModels.code(),
                "details", ApiModels.anyObject());
    }

    private static Map<String, ?> example(String status, Kind kind) {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("status", "error");
        envelope.put("data", null);
        envelope.put("error", Map.of("code", code(status), "message", kind.meaning(), "details", Map.of()));
        envelope.put("timestamp", ApiModels.INSTANT);
        return envelope;
    }

    private static Map<String, ?> plain(String status, Kind kind) {
        return Map.of(
                "type",
                "about:blank",
                "title",
                code(status),
                "status",
                Integer.valueOf(status),
                "detail",
                kind.meaning(),
                "code",
                code(status),
                "details",
                Map.of());
    }

    private static String code(String status) {
        return switch (status) {
            case "422" -> "VALIDATION_ERROR";
            case "401" -> "INVALID_TOKEN";
            default -> ApiModels.upperSnake(kind(status).name());
        };
    }
}
