package org.rounds.web.shared;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** {@code fields=name,type}: those fields of a resource or of a list's rows, and the id. */
public final class Fields {
    public static final String PARAMETER = "fields";

    private Fields() {}

    /** Returns the view whose fields can be chosen in the answer of a resource's method. */
    public static Optional<Class<?>> view(Method method) {
        if (method.isAnnotationPresent(Listed.class)) {
            return Optional.of(method.getAnnotation(Listed.class).of());
        }
        return method.isAnnotationPresent(GET.class) && Versioned.class.isAssignableFrom(method.getReturnType())
                ? Optional.of(method.getReturnType())
                : Optional.empty();
    }

    /** Returns the fields of a view as JSON has them. */
    public static Map<String, JavaType> of(Class<?> view) {
        Map<String, JavaType> fields = new LinkedHashMap<>();
        for (BeanPropertyDefinition property : Json.MAPPER
                .getSerializationConfig()
                .introspect(Json.MAPPER.constructType(view))
                .findProperties()) {
            fields.put(property.getName(), property.getPrimaryType());
        }
        return fields;
    }

    /** @throws DomainException malformed, naming the field that the view does not have */
    static void require(Method method, @Nullable String chosen) {
        if (chosen == null) {
            return;
        }
        Set<String> possible = view(method).map(Fields::of).orElse(Map.of()).keySet();
        for (String field : names(chosen)) {
            if (!possible.contains(field)) {
                throw Params.malformed(
                        PARAMETER, "names no field: " + field + "; possible: " + String.join(", ", possible));
            }
        }
    }

    /** Returns the answer with the fields that the request has chosen; all, if it has not. */
    public static Object chosen(Object answer, UriInfo uri) {
        String chosen = uri.getQueryParameters().getFirst(PARAMETER);
        if (chosen == null) {
            return answer;
        }
        Set<String> names = new HashSet<>(names(chosen));
        names.add("id");
        if (answer instanceof Listing.Result<?> list) {
            return list.map(row -> only(row, names));
        }
        return answer instanceof Versioned ? only(answer, names) : answer;
    }

    private static List<String> names(String chosen) {
        return List.of(chosen.split(",", -1));
    }

    private static JsonNode only(Object view, Set<String> names) {
        ObjectNode node = Json.MAPPER.valueToTree(view);
        return node.retain(names);
    }
}
