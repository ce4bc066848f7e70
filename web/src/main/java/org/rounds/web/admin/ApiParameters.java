package org.rounds.web.admin;

import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the parameters that mean the same everywhere. */
final class ApiParameters {
    private static final Map<String, String> MEANINGS = Map.of(
            "id", "Which one",
            "search", "Text anywhere in the name, whatever its case; at least 2 characters",
            "start_date", "First day of the period, inclusive",
            "end_date", "Last day of the period, inclusive",
            "If-Match", "The ETag as read: the version that is meant");

    private ApiParameters() {}

    static void describe(ApiOperation operation) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.getDescription() == null && parameter.getRef() == null) {
                parameter.setDescription(meaning(parameter.getName()));
            }
            Schema schema = parameter.getSchema();
            if (schema != null && "If-Match".equals(parameter.getName())) {
                schema.setPattern("^\"[0-9]{1,18}\"$");
                parameter.setRequired(operation.model().getResponses().hasAPIResponse("428"));
            } else if (schema != null && "search".equals(parameter.getName())) {
                schema.setMinLength(2);
            }
        }
    }

    private static String meaning(String name) {
        String words = name.replaceFirst("_id$", "").replace('_', ' ');
        return Objects.requireNonNullElse(
                MEANINGS.get(name),
                name.endsWith("_id") ? "Only what belongs to this " + words : "Only what has this " + words);
    }
}
