package org.rounds.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The API's description, as it is built")
class DescriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .build();
    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = JSON.readTree(Files.readString(Path.of("target/openapi/openapi.json")));
    }

    @Test
    void isAnOpenApiDocument() throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(getClass().getResourceAsStream("openapi-3.1-schema.json"), "schema")) {
            assertThat(SCHEMAS.getSchema(JSON.readTree(schema), STRICT).validate(document))
                    .isEmpty();
        }
    }

    @Test
    void hasSchemasThatAreJsonSchemas() {
        JsonSchema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), STRICT);
        assertThat(document.at("/components/schemas"))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(meta.validate(schema)).isEmpty());
    }

    @Test
    void saysForEveryOperationWhatItDoesAndWhatItNeeds() {
        List<String> ids = new ArrayList<>();
        operations((name, operation) -> {
            ids.add(operation.path("operationId").asText());
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags")).as(name).isNotEmpty();
            assertThat(operation.path("responses").fieldNames())
                    .toIterable()
                    .as(name)
                    .anyMatch(status -> status.startsWith("2") || status.startsWith("3"))
                    .contains("400", "401", "429", "500", "503");
            for (JsonNode parameter : operation.path("parameters")) {
                String what = name + " " + parameter.path("name").asText();
                assertThat(parameter.path("description").asText()).as(what).isNotBlank();
                assertThat(parameter.path("schema")).as(what).isNotEmpty();
            }
        });
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void hasATrueExampleOfEveryJsonBody() {
        operations((name, operation) -> {
            example(name, operation.at("/requestBody/content/application~1json"));
            operation.path("responses").forEach(response -> example(name, response.at("/content/application~1json")));
        });
        document.at("/components/responses")
                .properties()
                .forEach(r -> r.getValue().path("content").forEach(content -> example(r.getKey(), content)));
    }

    private static void example(String name, JsonNode content) {
        if (content.has("schema")) {
            assertThat(content.has("example")).as(name).isTrue();
            assertThat(schema(content.get("schema")).validate(content.get("example")))
                    .as(name)
                    .isEmpty();
        }
    }

    /** The schema, with the components that it refers to. */
    private static JsonSchema schema(JsonNode schema) {
        var root = JSON.createObjectNode();
        root.setAll((com.fasterxml.jackson.databind.node.ObjectNode) schema);
        root.set("components", document.get("components"));
        return SCHEMAS.getSchema(root, STRICT);
    }

    private static void operations(BiConsumer<String, JsonNode> check) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(o -> {
                    if (Set.of("get", "post", "put", "patch", "delete").contains(o.getKey())) {
                        check.accept(o.getKey() + " " + path.getKey(), o.getValue());
                    }
                }));
    }
}
