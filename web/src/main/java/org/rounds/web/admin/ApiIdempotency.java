package org.rounds.web.admin;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.rounds.web.shared.IdempotencyFilter;

/** The key that lets a client repeat a POST, wherever {@link IdempotencyFilter} heeds it. */
final class ApiIdempotency {
    private ApiIdempotency() {}

    static void describe(ApiOperation operation) {
        if (operation.method() == PathItem.HttpMethod.POST && !operation.isPublic() && !operation.takesFile()) {
            operation
                    .model()
                    .addParameter(OASFactory.createParameter()
                            .name("Idempotency-Key")
                            .in(Parameter.In.HEADER)
                            .description("Names this request, so that it can be sent again without a second effect")
                            .schema(ApiModels.string()
                                    .pattern("^[ -~]+$")
                                    .minLength(1)
                                    .maxLength(255)));
        }
    }
}
