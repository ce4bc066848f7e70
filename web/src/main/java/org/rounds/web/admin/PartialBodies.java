package org.rounds.web.admin;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.rounds.web.shared.PutIsPatch;

/** Says what the body of a change is: that of a creation, of which nothing is required and everything can be cleared. */
final class PartialBodies {
    private static final String PATCH_OF = "MergePatch";

    private PartialBodies() {}

    static void describe(OpenAPI api) {
        for (PathItem item : api.getPaths().getPathItems().values()) {
            Operation change = item.getPATCH();
            if (change != null) {
                Content body = change.getRequestBody().getContent();
                MediaType json = body.getMediaType("application/json");
                json.getSchema().setRef(partial(api, json.getSchema().getRef()));
                body.addMediaType(PutIsPatch.MERGE_PATCH, json);
            }
        }
    }

    /** Gives PUT what PATCH has become, under a name of its own. */
    static void shareWithPut(OpenAPI api) {
        for (PathItem item : api.getPaths().getPathItems().values()) {
            Operation change = item.getPATCH();
            if (change != null) {
                item.setPUT(OASFactory.createOperation()
                        .operationId(change.getOperationId() + "ByPut")
                        .summary(change.getSummary())
                        .tags(change.getTags())
                        .parameters(change.getParameters())
                        .requestBody(change.getRequestBody())
                        .responses(change.getResponses()));
            }
        }
    }

    private static String partial(OpenAPI api, String reference) {
        String name = reference.replaceFirst(".*/(" + PATCH_OF + ")?", "");
        Schema whole = Objects.requireNonNull(api.getComponents().getSchemas().get(name), name);
        api.getComponents().addSchema(PATCH_OF + name, partial(whole));
        return "#/components/schemas/" + PATCH_OF + name;
    }

    private static Schema partial(Schema whole) {
        Schema partial = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .additionalPropertiesSchema(ApiModels.never());
        whole.getProperties().forEach((name, schema) -> partial.addProperty(name, orNull(schema)));
        return partial;
    }

    private static Schema orNull(Schema schema) {
        return OASFactory.createSchema()
                .anyOf(List.of(schema, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
    }
}
