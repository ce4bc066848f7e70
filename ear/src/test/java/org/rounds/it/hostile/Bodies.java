package org.rounds.it.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.rounds.it.Description;

/** Makes bodies that a schema allows, with the ids of a workspace where ids belong. */
final class Bodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 7);

    private final Description description;
    private final Population population;
    private final RandomGenerator random;

    Bodies(Description description, Population population, RandomGenerator random) {
        this.description = description;
        this.population = population;
        this.random = random;
    }

    JsonNode valid(String name, JsonNode described) {
        JsonNode schema = description.resolve(described);
        JsonNode choices = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
        if (!choices.isEmpty()) {
            return valid(name, choices.get(0));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch ((type.isArray() ? type.get(0) : type).asText()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" ->
                name.equals("year")
                        ? NODES.numberNode(FIRST.getYear() - 1)
                        : NODES.numberNode(schema.path("minimum")
                                        .asInt(schema.path("exclusiveMinimum").asInt(0) + 1)
                                + random.nextInt(2));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.textNode(text(name, schema));
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(r -> required.add(r.asText()));
        ObjectNode object = NODES.objectNode();
        schema.path("properties").properties().forEach(p -> {
            if (required.contains(p.getKey()) || random.nextInt(3) == 0) {
                object.set(p.getKey(), valid(p.getKey(), p.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = NODES.arrayNode();
        int most = schema.path("uniqueItems").asBoolean() ? 1 : 2;
        for (int i = Math.max(schema.path("minItems").asInt(), random.nextInt(most + 1)); i > 0; i--) {
            array.add(valid(name, schema.path("items")));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> population.id(name.replaceFirst("_ids?$", ""), random);
            case "date" ->
                FIRST.plusDays(name.startsWith("end") ? 7 + random.nextInt(21) : random.nextInt(7))
                        .toString();
            case "date-time" -> FIRST.plusDays(random.nextInt(28)) + "T08:00:00Z";
            case "local-time" -> "0" + random.nextInt(10) + ":30";
            default ->
                schema.path("pattern").asText("\\S").equals("\\S")
                        ? population.text(random)
                        : "icu" + random.nextInt(1_000);
        };
    }
}
