package org.rounds.web.admin;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** That a reader may say what it has already, where {@link org.rounds.web.envelope.Enveloping} heeds it. */
final class ApiNotModified {
    private ApiNotModified() {}

    static void describe(ApiOperation operation) {
        if (operation.method() == PathItem.HttpMethod.GET
                && ApiView.of(operation, "200").stream().anyMatch(ApiView::isKept)) {
            operation
                    .model()
                    .addParameter(OASFactory.createParameter()
                            .name("If-None-Match")
                            .in(Parameter.In.HEADER)
                            .description("ETags that the reader has")
                            .schema(ApiModels.string()))
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            OASFactory.createAPIResponse()
                                    .description("Unchanged: the reader has it already")
                                    .addHeader("ETag", OASFactory.createHeader().ref("#/components/headers/ETag")));
        }
    }
}
