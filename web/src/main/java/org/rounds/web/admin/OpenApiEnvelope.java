package org.rounds.web.admin;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in the API's description what resources do not say themselves, one class for each thing to say. Runs when the WAR
 * is built.
 */
public class OpenApiEnvelope implements OASFilter {
    /** What smallrye makes of {@code @NotBlank}: the one pattern that is meant to match a part. */
    private static final String NOT_BLANK = "\\S";

    /** Enum constants go out, and come in, as {@link org.rounds.web.shared.Json} writes them; a pattern is for the whole text. */
    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream()
                    .<Object>map(c -> c.toString().toLowerCase(Locale.ROOT))
                    .toList());
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals(NOT_BLANK)) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("An access token from /auth/token"));
        api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
        List<ApiOperation> operations = ApiOperation.all(api);
        ApiSchemas schemas = new ApiSchemas(api);
        operations.forEach(schemas::describeAnswers);
        operations.forEach(schemas::describeBody);
        PartialBodies.describe(api);
        operations.forEach(operation -> ApiBatches.describe(api, operation));
        ApiHeaders.define(api);
        ApiErrors.define(api);
        ApiExamples examples = new ApiExamples(api);
        for (ApiOperation operation : operations) {
            ApiEnvelopes.envelop(api, operation);
            ApiHeaders.describe(operation);
            ApiErrors.describe(operation);
            ApiLists.describe(api, operation.model(), operation.java());
            ApiIdempotency.describe(operation);
            ApiNotModified.describe(operation);
            ApiParameters.describe(operation);
            examples.describe(operation);
            operation.nameForGood();
        }
        PartialBodies.shareWithPut(api);
        ApiEnvelopes.dropLists(api);
    }
}
