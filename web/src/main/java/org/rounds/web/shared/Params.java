package org.rounds.web.shared;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.DomainException;

/**
 * What holds for parameters everywhere: a path that cannot be an id is 404; a query parameter that is unknown or of the
 * wrong form is 400 and named.
 */
@Provider
public class Params implements ParamConverterProvider, ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    /** Returns the refusal of a query parameter. */
    public static DomainException malformed(String parameter, String reason) {
        return malformed(Map.of(parameter, List.of(reason)));
    }

    private static DomainException malformed(Map<String, List<String>> errors) {
        var first = errors.entrySet().iterator().next();
        return new DomainException(
                DomainException.Kind.MALFORMED,
                "INVALID_PARAMETER",
                "Parameter " + first.getKey() + " " + first.getValue().get(0),
                Map.of("field_errors", errors));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var given = request.getUriInfo().getQueryParameters();
        if (given.isEmpty()) {
            return;
        }
        Method method = resource.getResourceMethod();
        Set<String> known = known(method);
        Map<String, List<String>> errors = new TreeMap<>();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                errors.put(name, List.of("is unknown here" + possible(name, known)));
            } else if (values.size() > 1) {
                errors.put(name, List.of("is given more than once"));
            }
        });
        if (!errors.isEmpty()) {
            throw malformed(errors);
        }
        Fields.require(method, given.getFirst(Fields.PARAMETER));
    }

    /** Says what is possible: the other operators of a filter, or everything. */
    private static String possible(String name, Set<String> known) {
        String filter = name.replaceFirst("__.*", "");
        Set<String> operators = known.stream()
                .filter(k -> k.equals(filter) || k.startsWith(filter + "__"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> possible = operators.isEmpty() ? known : operators;
        return possible.isEmpty() ? "" : "; possible: " + String.join(", ", possible);
    }

    private static Set<String> known(Method method) {
        Set<String> known = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(known, parameter.getAnnotation(QueryParam.class));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(known, field.getAnnotation(QueryParam.class));
                }
            }
        }
        ListContract.of(method).ifPresent(list -> known.addAll(list.parameters()));
        Fields.view(method).ifPresent(view -> known.add(Fields.PARAMETER));
        return known;
    }

    private static void add(Set<String> known, @Nullable QueryParam parameter) {
        if (parameter != null) {
            known.add(parameter.value());
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the converter's type is the raw type it was asked for
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> parse = type == String.class ? null : Values.parser(type);
        if (parse == null) {
            return null;
        }
        String query = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(a -> ((QueryParam) a).value())
                .findFirst()
                .orElse(null);
        boolean path = Arrays.stream(annotations).anyMatch(PathParam.class::isInstance);
        return new ParamConverter<>() {
            @Override
            public @Nullable T fromString(@Nullable String value) {
                if (value == null) {
                    return null;
                }
                try {
                    return (T) parse.apply(value);
                } catch (RuntimeException e) {
                    if (path || query == null) {
                        throw new NotFoundException();
                    }
                    throw new MalformedParameter(query, Values.expected(type));
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }

    /** Passes through the parameter injection of both servers, which turn every other exception into a 404. */
    public static final class MalformedParameter extends jakarta.ws.rs.BadRequestException {
        private static final long serialVersionUID = 1;

        private final String parameter;
        private final String reason;

        MalformedParameter(String parameter, String reason) {
            this.parameter = parameter;
            this.reason = reason;
        }

        public DomainException problem() {
            return malformed(parameter, reason);
        }
    }
}
