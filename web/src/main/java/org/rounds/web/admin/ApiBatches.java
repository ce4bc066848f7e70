package org.rounds.web.admin;

import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.rounds.web.shared.Batch;

/** Says what the items of a batch are: what a change may say, and which one it changes. */
final class ApiBatches {
    private static final String BATCH_OF = Batch.class.getSimpleName();

    private ApiBatches() {}

    /** To be called when the bodies of changes are described. */
    static void describe(OpenAPI api, ApiOperation operation) {
        boolean batch = operation
                .body()
                .filter(type -> type.getType().getTypeName().startsWith(Batch.class.getName()))
                .isPresent();
        if (!batch) {
            return;
        }
        Schema body = operation
                .model()
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .getSchema();
        String name = Objects.requireNonNull(ApiModels.component(body));
        String item = "BatchItem" + name.substring(BATCH_OF.length());
        Schema change = Objects.requireNonNull(
                api.getComponents().getSchemas().get("MergePatch" + name.substring(BATCH_OF.length())), name);
        Schema described = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .additionalPropertiesSchema(ApiModels.never())
                .description("With id and version it changes what is there, without it is made");
        Objects.requireNonNull(change.getProperties(), item).forEach(described::addProperty);
        described.addProperty("id", ApiModels.string().format("uuid"));
        described.addProperty("version", ApiModels.integer());
        api.getComponents().addSchema(item, described);
        var properties = Objects.requireNonNull(api.getComponents().getSchemas().get(name), name)
                .getProperties();
        Objects.requireNonNull(Objects.requireNonNull(properties, name).get("items"), name)
                .setItems(ApiModels.reference(item));
    }
}
