package org.rounds.web.admin;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers: on every one, on errors, and what follows from the view. */
final class ApiHeaders {
    private static final List<String> EVERYWHERE =
            List.of("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");

    private ApiHeaders() {}

    static void define(OpenAPI api) {
        header(api, "X-Request-Id", "The request, as the log calls it", ApiModels.string(), false);
        header(api, "X-RateLimit-Limit", "How many requests the tightest limit allows", counter(), false);
        header(api, "X-RateLimit-Remaining", "How many of them are left", counter(), false);
        header(api, "X-RateLimit-Reset", "When all of them are there again, in epoch seconds", counter(), false);
        header(api, "Retry-After", "Seconds to wait", counter(), false);
        header(api, "WWW-Authenticate", "How to sign in (RFC 6750)", ApiModels.string(), true);
        header(api, "Location", "Where it is now", ApiModels.string().format("uri-reference"), true);
        header(api, "ETag", "The version, for If-Match", ApiModels.string().pattern("^\"[0-9]+\"$"), true);
    }

    static void describe(ApiOperation operation) {
        operation.model().getResponses().getAPIResponses().forEach((status, response) -> {
            if (!status.startsWith("2")) {
                return;
            }
            everywhere(response);
            if (status.equals("201") || status.equals("202")) {
                add(response, "Location");
            }
            if (ApiView.of(operation, status).stream().anyMatch(ApiView::hasVersion)) {
                add(response, "ETag");
            }
        });
    }

    static void describeError(String status, APIResponse response) {
        everywhere(response);
        if (status.equals("401")) {
            add(response, "WWW-Authenticate");
        }
        if (status.equals("429") || status.equals("503")) {
            add(response, "Retry-After");
        }
    }

    private static void everywhere(APIResponse response) {
        EVERYWHERE.forEach(name -> add(response, name));
    }

    private static void add(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
    }

    private static void header(OpenAPI api, String name, String description, Schema schema, boolean required) {
        Header header = OASFactory.createHeader()
                .description(description)
                .required(required)
                .schema(schema);
        api.getComponents().addHeader(name, header);
    }

    private static Schema counter() {
        return ApiModels.integer().minimum(java.math.BigDecimal.ZERO);
    }
}
