package org.rounds.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The API's description, as the running server hands it out, and what it allows an answer to be. */
public final class Description {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .build();
    private static final Set<String> PRODUCED = ConcurrentHashMap.newKeySet();
    private static Description served;

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    /** What can be asked of the API. {@code template}: the path below {@code /api/v1}. */
    public record Operation(String method, String template, Pattern path, JsonNode model) {
        @Override
        public String toString() {
            return method + " " + template;
        }

        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    /** What came back. {@code headers}: all names in lower case. {@code sparse}: only some fields were asked for. */
    public record Answer(int status, Map<String, String> headers, byte[] body, boolean sparse) {
        public String mediaType() {
            return headers.getOrDefault("content-type", "")
                    .replaceFirst(";.*", "")
                    .strip();
        }
    }

    private Description(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(o -> add(o.getKey().toUpperCase(Locale.ROOT), path.getKey(), o.getValue())));
        operations.sort(Comparator.comparingLong(Operation::variables).thenComparing(Operation::toString));
    }

    private void add(String method, String template, JsonNode model) {
        if (METHODS.contains(method)) {
            Pattern path = Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+"));
            operations.add(new Operation(method, template, path, model));
        }
    }

    public static synchronized Description served() {
        if (served == null) {
            try (InputStream document =
                    Server.uri("api/v1/openapi.json").toURL().openStream()) {
                served = new Description(JSON.readTree(document));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return served;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Returns the operation that a request with this path reaches; the path may have the API's alias and a slash at the end. */
    public Optional<Operation> find(String method, String path) {
        String below = path.replaceFirst("^/+api(/v1)?(?=/|$)", "").replaceFirst("/+$", "");
        return operations.stream()
                .filter(o ->
                        o.method().equals(method) && o.path().matcher(below).matches())
                .findFirst();
    }

    /** Follows a reference, if the node is one. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** Returns what is wrong with an answer, by the description; nothing for what is none of the API. */
    public List<String> faults(String method, String path, Answer answer) {
        if (!path.startsWith("/api/") || path.matches("/api(/v1)?/health.*") || !METHODS.contains(method)) {
            return List.of();
        }
        Optional<Operation> operation = find(method, path);
        if (operation.isPresent()) {
            return faults(operation.get(), answer);
        }
        String schema = answer.mediaType().equals("application/problem+json") ? "Problem" : "Error";
        return answer.status() < 400 || !path.startsWith("/api/v1/")
                ? List.of()
                : invalid(schema, document.at("/components/schemas/" + schema), answer);
    }

    private List<String> faults(Operation operation, Answer answer) {
        JsonNode response = resolve(operation.model().path("responses").path(String.valueOf(answer.status())));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not described");
        }
        List<String> faults = new ArrayList<>();
        response.path("headers").properties().forEach(header -> faults.addAll(header(header, answer)));
        JsonNode content = response.path("content");
        JsonNode media = content.path(answer.mediaType());
        if (content.isEmpty()) {
            if (answer.body().length > 0) {
                faults.add("there is a body, of type " + answer.mediaType());
            }
        } else if (media.isMissingNode()) {
            faults.add("media type " + answer.mediaType() + " is not described");
        } else if (answer.mediaType().endsWith("json")
                && media.has("schema")
                && !(answer.sparse() && answer.status() < 300)) {
            faults.addAll(
                    invalid(operation + " " + answer.status() + " " + answer.mediaType(), media.get("schema"), answer));
        }
        return faults;
    }

    private List<String> header(Map.Entry<String, JsonNode> described, Answer answer) {
        JsonNode header = resolve(described.getValue());
        String value = answer.headers().get(described.getKey().toLowerCase(Locale.ROOT));
        if (value == null) {
            return header.path("required").asBoolean()
                    ? List.of("header " + described.getKey() + " is missing")
                    : List.of();
        }
        JsonNode node = "integer".equals(header.at("/schema/type").asText()) && value.matches("-?\\d+")
                ? JSON.getNodeFactory().numberNode(Long.parseLong(value))
                : JSON.getNodeFactory().textNode(value);
        return messages(described.getKey(), schema("header " + described.getKey(), header.path("schema")), node);
    }

    private List<String> invalid(String name, JsonNode schema, Answer answer) {
        try {
            return messages(
                    "body",
                    schema(name, schema),
                    JSON.readTree(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            return List.of("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static List<String> messages(String what, JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream()
                .map(m -> what + " " + m.getMessage())
                .toList();
    }

    /** The schema, with the components that it refers to. */
    private JsonSchema schema(String name, JsonNode schema) {
        return schemas.computeIfAbsent(name, n -> {
            ObjectNode root = JSON.createObjectNode();
            root.setAll((ObjectNode) schema);
            root.set("components", document.get("components"));
            return SCHEMAS.getSchema(root, STRICT);
        });
    }

    /** Remembers that a test has seen such an answer. */
    void saw(String method, String path, int status) {
        find(method, path).ifPresent(operation -> PRODUCED.add(operation + " " + status));
    }

    /** Returns the successes that are described and that no test has seen; none if the server was never asked. */
    static synchronized Set<String> neverProduced() {
        Set<String> missing = new TreeSet<>();
        if (served != null) {
            served.operations.forEach(
                    o -> o.model().path("responses").fieldNames().forEachRemaining(status -> {
                        if (status.startsWith("2") && !PRODUCED.contains(o + " " + status)) {
                            missing.add(o + " " + status);
                        }
                    }));
        }
        return missing;
    }
}
