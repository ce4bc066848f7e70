package org.rounds.web.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Says in the API's description what resources do not say themselves: the envelope around every answer, the errors that
 * every operation can give, and how to sign in. Runs when the WAR is built.
 */
public class OpenApiEnvelope implements OASFilter {
    private static final String JSON = "application/json";
    private static final String TOKEN_PATH = "/auth/token";
    private static final Map<String, String> ERRORS = Map.of(
            "400", "The request is malformed: not JSON, an unknown field or parameter",
            "401", "Not signed in, or the credential is not valid",
            "403", "Signed in, without the right",
            "404", "There is no such thing in this workspace",
            "409", "In conflict with what is there",
            "412", "Changed since it was read",
            "413", "The body is too large",
            "422", "A value or a rule is broken; error.details.field_errors names the fields",
            "428", "If-Match is missing",
            "500", "Something went wrong here; the answer has a reference");

    /** Enum constants go out, and come in, as {@link org.rounds.web.shared.Json} writes them. */
    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        return constants == null
                ? schema
                : schema.enumeration(constants.stream()
                        .<Object>map(c -> c.toString().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSchema("Error", errorSchema())
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .values()
                .forEach(operation -> describe(api, path, operation)));
        PartialBodies.describe(api); // last: PUT shares what PATCH has become
    }

    private static void describe(OpenAPI api, String path, Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && !path.equals(TOKEN_PATH)) {
                envelop(api, response);
            }
        });
        ERRORS.forEach((status, description) -> operation.getResponses().addAPIResponse(status, error(description)));
    }

    private static void envelop(OpenAPI api, APIResponse response) {
        MediaType json =
                response.getContent() == null ? null : response.getContent().getMediaType(JSON);
        if (json == null || json.getSchema() == null) {
            return;
        }
        Schema data = json.getSchema();
        Schema rows = rows(api, data);
        json.setSchema(object(
                        "status", string("success"),
                        "data", rows == null ? data : rows,
                        "error", OASFactory.createSchema().addType(Schema.SchemaType.NULL),
                        "meta", rows == null ? object() : object("pagination", pagination()),
                        "timestamp", string(null).format("date-time"))
                .required(List.of("status", "data", "error", "meta", "timestamp")));
    }

    /** Returns the schema of the rows, if this is the schema of a list. */
    private static @Nullable Schema rows(OpenAPI api, Schema schema) {
        String ref = schema.getRef();
        if (ref == null || !ref.contains("/Result")) {
            return null;
        }
        Schema list = api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
        return Objects.requireNonNull(list).getProperties().get("rows");
    }

    private static Schema pagination() {
        Schema integer = OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
        Schema address =
                OASFactory.createSchema().addType(Schema.SchemaType.STRING).addType(Schema.SchemaType.NULL);
        return object(
                "page",
                integer,
                "page_size",
                integer,
                "total",
                integer,
                "pages",
                integer,
                "next",
                address,
                "previous",
                address);
    }

    private static Schema errorSchema() {
        return object(
                        "status", string("error"),
                        "data", OASFactory.createSchema().addType(Schema.SchemaType.NULL),
                        "error",
                                object("code", string(null), "message", string(null), "details", object())
                                        .required(List.of("code", "message", "details")),
                        "timestamp", string(null).format("date-time"))
                .required(List.of("status", "data", "error", "timestamp"));
    }

    private static APIResponse error(String description) {
        Schema reference = OASFactory.createSchema().ref("#/components/schemas/Error");
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(JSON, OASFactory.createMediaType().schema(reference)));
    }

    private static Schema string(@Nullable String constant) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return constant == null ? schema : schema.addEnumeration(constant);
    }

    private static Schema object(Object... namesAndSchemas) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            schema.addProperty((String) namesAndSchemas[i], (Schema) namesAndSchemas[i + 1]);
        }
        return schema;
    }
}
