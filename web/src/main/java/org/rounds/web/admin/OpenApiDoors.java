package org.rounds.web.admin;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the API's description what every request passes through: its id, the limits, the Idempotency-Key. */
final class OpenApiDoors {
    private OpenApiDoors() {}

    /** Adds to an operation whose responses are complete. */
    static void describe(String path, PathItem.HttpMethod method, Operation operation, APIResponse tooMany) {
        operation.getResponses().addAPIResponse("429", tooMany.description("Too many requests; Retry-After says when"));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            response.addHeader("X-Request-Id", header("the request's, or a new one", Schema.SchemaType.STRING));
            response.addHeader("X-RateLimit-Limit", number("requests in the window of the tightest limit"));
            response.addHeader("X-RateLimit-Remaining", number("requests that are left of it"));
            response.addHeader("X-RateLimit-Reset", number("when all of it is there again, in epoch seconds"));
            if (status.equals("429")) {
                response.addHeader("Retry-After", number("seconds"));
            }
        });
        if (method == PathItem.HttpMethod.POST && !path.startsWith("/auth/") && !path.startsWith("/imports")) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .description("names this request, so that it can be sent again without a second effect")
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .minLength(1)
                            .maxLength(255)));
        }
    }

    private static Header number(String description) {
        return header(description, Schema.SchemaType.INTEGER);
    }

    private static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
