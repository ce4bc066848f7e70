package org.rounds.web.admin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives each JSON body an example made from its schema, so that examples are as true as schemas are. */
final class ApiExamples {
    private static final String ID = "0198c0de-0000-7000-8000-000000000001";
    private static final Map<String, Object> BY_FORMAT = Map.of(
            "uuid", ID,
            "date", "2026-11-22",
            "date-time", ApiModels.INSTANT,
            "local-time", "08:00",
            "uri", "https://rounds.example/api/v1/",
            "uri-reference", "/api/v1/");
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("username", "coordinator"),
            Map.entry("password", "rounds-demo"),
            Map.entry("time_zone", "Europe/Berlin"),
            Map.entry("token_type", "Bearer"),
            Map.entry("skill", "icu"),
            Map.entry("skills", "icu"),
            Map.entry("code", "D"),
            Map.entry("name", "Day"),
            Map.entry("role", "resident"),
            Map.entry("resource", "team"));

    private final OpenAPI api;

    ApiExamples(OpenAPI api) {
        this.api = api;
    }

    void describe(ApiOperation operation) {
        if (operation.takesBody()) {
            describe(operation.model().getRequestBody().getContent());
        }
        operation.model().getResponses().getAPIResponses().values().stream()
                .filter(r -> r.getRef() == null)
                .forEach(r -> describe(r.getContent()));
    }

    private void describe(@Nullable Content content) {
        MediaType json = content == null ? null : content.getMediaType("application/json");
        if (json != null && json.getSchema() != null && json.getExample() == null && json.getExamples() == null) {
            json.setExample(example("", json.getSchema()));
        }
    }

    private @Nullable Object example(String name, Schema schema) {
        String component = ApiModels.component(schema);
        if (component != null) {
            return example(
                    name,
                    Objects.requireNonNull(api.getComponents().getSchemas().get(component), component));
        }
        if (schema.getExamples() != null && !schema.getExamples().isEmpty() && schema.getFormat() == null) {
            return schema.getExamples().get(0);
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().get(0);
        }
        List<Schema> choices = schema.getOneOf() == null ? schema.getAnyOf() : schema.getOneOf();
        return choices == null || choices.isEmpty() ? typed(name, schema) : example(name, choices.get(0));
    }

    private @Nullable Object typed(String name, Schema schema) {
        Schema.SchemaType type = schema.getType() == null || schema.getType().isEmpty()
                ? Schema.SchemaType.NULL
                : schema.getType().get(0);
        return switch (type) {
            case OBJECT -> object(schema);
            case ARRAY -> array(name, schema);
            case STRING -> text(name, schema);
            case INTEGER, NUMBER -> number(schema);
            case BOOLEAN -> true;
            case NULL -> null;
        };
    }

    /** All that is required, and nothing that is not. */
    private Map<String, @Nullable Object> object(Schema schema) {
        Map<String, @Nullable Object> example = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>(Objects.requireNonNullElse(schema.getRequired(), List.of()));
        Objects.requireNonNullElse(schema.getProperties(), Map.<String, Schema>of())
                .forEach((name, property) -> {
                    if (required.contains(name)) {
                        example.put(name, example(name, property));
                    }
                });
        return example;
    }

    private List<@Nullable Object> array(String name, Schema schema) {
        List<@Nullable Object> example = new ArrayList<>();
        if (schema.getItems() != null) {
            example.add(example(name, schema.getItems()));
        }
        return example;
    }

    private static Object text(String name, Schema schema) {
        Object byFormat = schema.getFormat() == null ? null : BY_FORMAT.get(schema.getFormat());
        return byFormat == null ? fitting(BY_NAME.getOrDefault(name, "text"), schema) : byFormat;
    }

    /** Makes the text as long and as small as the schema asks. */
    private static String fitting(String text, Schema schema) {
        int least = Objects.requireNonNullElse(schema.getMinLength(), 0);
        String longEnough = text.repeat(Math.max(1, (least + text.length() - 1) / text.length()));
        return schema.getPattern() == null || longEnough.matches(schema.getPattern())
                ? longEnough
                : longEnough.toLowerCase(Locale.ROOT);
    }

    private static Number number(Schema schema) {
        BigDecimal minimum = schema.getMinimum();
        return minimum == null ? BigDecimal.ONE : minimum.max(BigDecimal.ONE);
    }
}
