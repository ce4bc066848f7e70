package org.rounds.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a Postman collection (format 2.1) of the API's description: a folder per tag, a request per operation, each
 * with an example body. Two variables are the client's: {@code base_url} and {@code token}.
 */
final class PostmanCollection {
    private static final String FORMAT = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Deep enough for every body; a schema that contains itself ends there. */
    private static final int DEPTH = 6;

    private final JsonNode api;
    private final Map<String, ArrayNode> folders = new TreeMap<>();

    PostmanCollection(JsonNode api) {
        this.api = api;
    }

    ObjectNode make() {
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().has("responses")) {
                    String tag = operation.getValue().path("tags").path(0).asText("other");
                    folders.computeIfAbsent(tag, t -> JSON.arrayNode())
                            .add(item(path.getKey(), path.getValue(), operation.getKey(), operation.getValue()));
                }
            }
        }
        ObjectNode collection = JSON.objectNode();
        collection
                .putObject("info")
                .put("name", api.at("/info/title").asText())
                .put("description", api.at("/info/description").asText())
                .put("schema", FORMAT);
        collection
                .putObject("auth")
                .put("type", "bearer")
                .putArray("bearer")
                .add(variable("token", "{{token}}").put("type", "string"));
        collection
                .putArray("variable")
                .add(variable("base_url", "http://localhost:8080"))
                .add(variable("token", ""));
        ArrayNode items = collection.putArray("item");
        folders.forEach((tag, requests) -> items.addObject().put("name", tag).set("item", requests));
        return collection;
    }

    private ObjectNode item(String path, JsonNode shared, String method, JsonNode operation) {
        ObjectNode item = JSON.objectNode();
        item.put("name", operation.path("summary").asText(method.toUpperCase(Locale.ROOT) + " " + path));
        ObjectNode request = item.putObject("request").put("method", method.toUpperCase(Locale.ROOT));
        JsonNode security = operation.get("security");
        if (security != null && (security.isEmpty() || security.path(0).isEmpty())) {
            request.putObject("auth").put("type", "noauth");
        }
        ArrayNode headers = request.putArray("header");
        ObjectNode url = url(path, request);
        for (JsonNode group : List.of(shared.path("parameters"), operation.path("parameters"))) {
            group.forEach(parameter -> parameter(resolve(parameter), headers, url));
        }
        body(operation.at("/requestBody/content"), request);
        return item;
    }

    private static ObjectNode url(String path, ObjectNode request) {
        String address = "/api/v1" + path.replaceAll("\\{(\\w+)\\}", ":$1");
        ObjectNode url = request.putObject("url").put("raw", "{{base_url}}" + address);
        url.putArray("host").add("{{base_url}}");
        ArrayNode segments = url.putArray("path");
        Arrays.stream(address.substring(1).split("/")).forEach(segments::add);
        url.putArray("query");
        url.putArray("variable");
        return url;
    }

    /** Optional ones are there and switched off, to be seen and chosen. */
    private void parameter(JsonNode parameter, ArrayNode headers, ObjectNode url) {
        JsonNode value = example(parameter.path("schema"), DEPTH);
        ObjectNode entry = variable(parameter.path("name").asText(), value.isNull() ? "" : value.asText());
        String place = parameter.path("in").asText();
        if (place.equals("path")) {
            url.withArray("variable").add(entry);
        } else {
            entry.put("disabled", !parameter.path("required").asBoolean());
            (place.equals("header") ? headers : url.withArray("query")).add(entry);
        }
    }

    private void body(JsonNode content, ObjectNode request) {
        JsonNode media = content.path("application/json");
        if (!media.isMissingNode()) {
            JsonNode example = media.has("example") ? media.get("example") : example(media.path("schema"), DEPTH);
            ObjectNode body = request.putObject("body").put("mode", "raw").put("raw", example.toPrettyString());
            body.putObject("options").putObject("raw").put("language", "json");
        } else if (!content.isMissingNode()) {
            request.putObject("body").put("mode", "file").putObject("file");
        }
    }

    private static ObjectNode variable(String key, String value) {
        return JSON.objectNode().put("key", key).put("value", value);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A value that the schema allows, as far as its type and format tell. */
    private JsonNode example(JsonNode reference, int depth) {
        JsonNode schema = resolve(reference);
        for (JsonNode given : List.of(
                schema.path("example"),
                schema.path("default"),
                schema.path("enum").path(0))) {
            if (!given.isMissingNode()) {
                return given;
            }
        }
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return example(schema.get(choice).path(0), depth);
            }
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> object(schema, depth);
            case "array" ->
                depth == 0 ? JSON.arrayNode() : JSON.arrayNode().add(example(schema.path("items"), depth - 1));
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asLong(1));
            case "boolean" -> JSON.booleanNode(false);
            case "string" -> JSON.textNode(text(schema.path("format").asText()));
            default -> JSON.nullNode();
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth > 0) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), example(property.getValue(), depth - 1)));
        }
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "00000000-0000-7000-8000-000000000000";
            case "date" -> "2026-01-05";
            case "date-time" -> "2026-01-05T08:00:00Z";
            case "local-time", "time" -> "08:00";
            case "duration" -> "PT8H";
            default -> "text";
        };
    }
}
