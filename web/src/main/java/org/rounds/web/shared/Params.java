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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
        return new DomainException(
                DomainException.Kind.MALFORMED,
                "INVALID_PARAMETER",
                "Parameter " + parameter + " " + reason,
                Map.of("field_errors", Map.of(parameter, List.of(reason))));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> given =
                new TreeSet<>(request.getUriInfo().getQueryParameters().keySet());
        if (given.isEmpty()) {
            return;
        }
        given.removeAll(known(resource.getResourceMethod()));
        given.stream().findFirst().ifPresent(unknown -> {
            throw malformed(unknown, "is unknown here");
        });
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
        Function<String, Object> parse = parser(type);
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
                    throw new MalformedParameter(query, expected(type));
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }

    private static String expected(Class<?> type) {
        return type.isEnum()
                ? "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                : "is no valid " + type.getSimpleName();
    }

    private static @Nullable Function<String, Object> parser(Class<?> type) {
        if (type == UUID.class) {
            return Params::uuid;
        }
        if (type == LocalDate.class) {
            return LocalDate::parse;
        }
        if (type == int.class || type == Integer.class) {
            return Integer::valueOf;
        }
        if (type.isEnum()) {
            return value -> Arrays.stream(type.getEnumConstants())
                    .filter(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow();
        }
        return null;
    }

    /** {@link UUID#fromString} takes shortened groups too. */
    private static UUID uuid(String value) {
        if (value.length() != 36) {
            throw new IllegalArgumentException(value);
        }
        return UUID.fromString(value);
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
