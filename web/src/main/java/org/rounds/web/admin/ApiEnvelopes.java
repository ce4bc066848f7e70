package org.rounds.web.admin;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Listing;
import org.rounds.web.envelope.Enveloping;

/** Puts the schema of what a resource returns into the envelope, as {@link Enveloping} does with the answer. */
final class ApiEnvelopes {
    private static final String JSON = "application/json";
    private static final Set<String> QUERY = Stream.of(
                    Listing.Query.class, Listing.Filter.class, Listing.Operator.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private ApiEnvelopes() {}

    static void envelop(OpenAPI api, ApiOperation operation) {
        operation.model().getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                describe(status, response);
                if (ApiView.of(operation, status).stream().noneMatch(ApiView::isRaw)) {
                    envelop(api, response);
                }
            }
        });
    }

    private static void describe(String status, APIResponse response) {
        if (response.getDescription() == null) {
            response.setDescription(
                    switch (status) {
                        case "201" -> "Created";
                        case "202" -> "Accepted; it goes on in the background";
                        case "204" -> "Done; there is nothing to say";
                        default -> "OK";
                    });
        }
    }

    private static void envelop(OpenAPI api, APIResponse response) {
        MediaType json =
                response.getContent() == null ? null : response.getContent().getMediaType(JSON);
        if (json == null || json.getSchema() == null) {
            return;
        }
        Schema data = json.getSchema();
        Schema rows = rows(api, data);
        api.getComponents().addSchema("Pagination", pagination());
        json.setSchema(ApiModels.object(
                "status", ApiModels.constant("success"),
                "data", rows == null ? data : rows,
                "error", ApiModels.nothing(),
                "meta", meta(rows != null, isSometimesAList(data)),
                "timestamp", ApiModels.string().format("date-time")));
    }

    private static Schema meta(boolean list, boolean sometimes) {
        Schema pagination = ApiModels.reference("Pagination");
        if (list) {
            return ApiModels.object("pagination", pagination);
        }
        Schema meta = ApiModels.object();
        return sometimes ? meta.addProperty("pagination", pagination) : meta;
    }

    private static boolean isSometimesAList(Schema data) {
        return Objects.requireNonNullElse(data.getOneOf(), List.<Schema>of()).stream()
                .anyMatch(s -> List.of(Schema.SchemaType.ARRAY).equals(s.getType()));
    }

    /** Returns the schema of the rows, if this is the schema of a {@link Listing.Result}. */
    static @Nullable Schema rows(OpenAPI api, Schema schema) {
        String component = ApiModels.component(schema);
        if (component == null || !component.startsWith(Listing.Result.class.getSimpleName())) {
            return null;
        }
        var properties = Objects.requireNonNull(api.getComponents().getSchemas().get(component), component)
                .getProperties();
        return properties == null ? null : properties.get("rows");
    }

    /** Takes out what only the envelope stands for now. */
    static void dropLists(OpenAPI api) {
        Components components = api.getComponents();
        List.copyOf(components.getSchemas().keySet()).stream()
                .filter(name -> rows(api, ApiModels.reference(name)) != null || QUERY.contains(name))
                .forEach(components::removeSchema);
    }

    private static Schema pagination() {
        Schema address = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.STRING, Schema.SchemaType.NULL))
                .format("uri");
        return ApiModels.object(
                "page",
                ApiModels.integer(),
                "page_size",
                ApiModels.integer(),
                "total",
                ApiModels.integer(),
                "pages",
                ApiModels.integer(),
                "next",
                address,
                "previous",
                address);
    }
}
