package org.rounds.web.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What records say beyond what smallrye reads (its issue 2329): a component is null only if it is {@code @Nullable}; an
 * answer has all its components, and neither it nor a body has others. Walks records and schemas side by side. A record
 * that is both answer and part of a body gets a second schema for the body.
 */
final class ApiSchemas {
    private final OpenAPI api;
    private final Set<String> ofAnswers = new HashSet<>();
    private final Map<String, String> ofBodies = new HashMap<>();
    private final Map<?, ?> asScanned;

    ApiSchemas(OpenAPI api) {
        this.api = api;
        asScanned = (Map<?, ?>) copy(api.getComponents().getSchemas());
    }

    void describeAnswers(ApiOperation operation) {
        operation.model().getResponses().getAPIResponses().forEach((status, response) -> {
            List<ApiView> views = ApiView.of(operation, status);
            if (response.getContent() != null && !views.isEmpty()) {
                response.getContent().getMediaTypes().values().forEach(media -> components(media.getSchema())
                        .forEach(name -> answer(name, type(name, views))));
            }
        });
    }

    void describeBody(ApiOperation operation) {
        if (operation.takesBody() && operation.model().getRequestBody().getContent() != null) {
            operation.body().ifPresent(type -> operation
                    .model()
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(media -> media.setSchema(body(media.getSchema(), type))));
        }
    }

    /** The components that an answer's schema leads to: its own, its rows', or each of its choices'. */
    private Stream<String> components(@Nullable Schema schema) {
        if (schema == null) {
            return Stream.empty();
        }
        String name = ApiModels.component(schema);
        if (name != null) {
            Schema rows = ApiEnvelopes.rows(api, schema);
            return rows == null ? Stream.of(name) : components(rows);
        }
        return schema.getItems() != null
                ? components(schema.getItems())
                : Objects.requireNonNullElse(schema.getOneOf(), List.<Schema>of()).stream()
                        .flatMap(this::components);
    }

    private static Class<?> type(String component, List<ApiView> views) {
        return views.stream()
                .map(ApiView::type)
                .filter(t ->
                        views.size() == 1 || component.replaceAll("\\d+$", "").equals(t.getSimpleName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(component + " is none of " + views));
    }

    private void answer(String name, Class<?> type) {
        if (type.isRecord() && ofAnswers.add(name)) {
            Schema schema = component(name);
            List<String> required = new ArrayList<>();
            parts(schema, type).forEach(part -> {
                describe(schema, part, s -> answer(s, part.getAnnotatedType()));
                JsonInclude include = part.getAccessor().getAnnotation(JsonInclude.class);
                if (include == null || include.value() == JsonInclude.Include.ALWAYS) {
                    required.add(ApiModels.snake(part.getName()));
                }
            });
            schema.required(required).additionalPropertiesSchema(ApiModels.never());
        }
    }

    private Schema answer(Schema schema, AnnotatedType type) {
        String name = ApiModels.component(schema);
        if (name != null) {
            answer(name, raw(type));
            return schema;
        }
        return inside(schema, type, this::answer);
    }

    private Schema body(Schema schema, AnnotatedType type) {
        String name = ApiModels.component(schema);
        if (name == null) {
            return inside(schema, type, this::body);
        }
        if (!raw(type).isRecord()) {
            return schema;
        }
        String own = ofBodies.get(name);
        if (own == null) {
            own = ofAnswers.contains(name) ? name.replaceFirst("View$", "") + "Body" : name;
            ofBodies.put(name, own);
            describeBody(name, own, raw(type));
        }
        return ApiModels.reference(own);
    }

    private void describeBody(String name, String own, Class<?> type) {
        Schema schema = component(name);
        if (!own.equals(name)) { // component(name) has been described as an answer
            schema = (Schema) copy(Objects.requireNonNull(asScanned.get(name), name));
            api.getComponents().addSchema(own, schema);
        }
        Schema described = schema;
        parts(described, type).forEach(part -> describe(described, part, s -> body(s, part.getAnnotatedType())));
        described.setAdditionalPropertiesSchema(ApiModels.never());
    }

    /** Replaces what a list has as elements, or a map as values. */
    private static Schema inside(Schema schema, AnnotatedType type, Walk walk) {
        if (!(type instanceof AnnotatedParameterizedType many)) {
            return schema;
        }
        AnnotatedType[] types = many.getAnnotatedActualTypeArguments();
        AnnotatedType last = types[types.length - 1];
        if (schema.getItems() != null) {
            schema.setItems(orNull(walk.of(schema.getItems(), last), last));
        } else if (schema.getAdditionalPropertiesSchema() != null) {
            schema.setAdditionalPropertiesSchema(orNull(walk.of(schema.getAdditionalPropertiesSchema(), last), last));
        }
        return schema;
    }

    private interface Walk {
        Schema of(Schema schema, AnnotatedType type);
    }

    private static void describe(Schema owner, RecordComponent part, UnaryOperator<Schema> walk) {
        String name = ApiModels.snake(part.getName());
        Schema schema = Objects.requireNonNull(owner.getProperties().get(name), name);
        owner.addProperty(name, orNull(walk.apply(schema), part.getAnnotatedType()));
    }

    private static Schema orNull(Schema schema, AnnotatedType type) {
        if (!type.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        if (schema.getRef() != null) {
            return OASFactory.createSchema().addAnyOf(schema).addAnyOf(ApiModels.nothing());
        }
        if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
        }
        return schema;
    }

    /** The components that go out, or come in: those in the schema. */
    private static Stream<RecordComponent> parts(Schema schema, Class<?> type) {
        Set<String> names = Objects.requireNonNullElse(schema.getProperties(), Map.<String, Schema>of())
                .keySet();
        return Arrays.stream(type.getRecordComponents())
                .flatMap(part -> part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? parts(schema, part.getType())
                        : Stream.of(part))
                .filter(part -> names.contains(ApiModels.snake(part.getName())));
    }

    private static Class<?> raw(AnnotatedType type) {
        return type.getType() instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type.getType();
    }

    private static Object copy(Object model) {
        if (model instanceof Schema schema) {
            Schema copy = OASFactory.createSchema();
            schema.getAll().forEach((name, value) -> copy.set(name, copy(value)));
            return schema.getRef() == null ? copy : copy.ref(schema.getRef());
        }
        if (model instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(name, copy(value)));
            return copy;
        }
        return model instanceof List<?> list
                ? list.stream().map(ApiSchemas::copy).collect(Collectors.toCollection(ArrayList::new))
                : model;
    }

    private Schema component(String name) {
        return Objects.requireNonNull(api.getComponents().getSchemas().get(name), name);
    }
}
