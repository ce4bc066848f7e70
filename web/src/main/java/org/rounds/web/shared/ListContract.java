package org.rounds.web.shared;

import com.fasterxml.jackson.databind.JavaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** What one list can be asked, as its {@link Listed} says, and the reading of a request by it. */
public final class ListContract {
    public static final String SORT = "sort";
    public static final String SEARCH = "search";
    public static final String FIRST_DAY = "start_date";
    public static final String LAST_DAY = "end_date";
    public static final int MOST_VALUES = 100;

    private static final Map<Method, ListContract> KNOWN = new ConcurrentHashMap<>();

    /** One parameter: a field of the view and how it is compared. */
    public record Comparison(String field, Listing.Operator operator, Class<?> type) {}

    private final Listed listed;
    private final Map<String, Comparison> comparisons = new LinkedHashMap<>();

    private ListContract(Listed listed) {
        this.listed = listed;
        Map<String, JavaType> view = Fields.of(listed.of());
        for (String field : listed.filters()) {
            Class<?> type = type(view, field);
            boolean day = listed.period() && (field.equals(FIRST_DAY) || field.equals(LAST_DAY));
            if (!day) {
                comparisons.put(field, new Comparison(field, Listing.Operator.EQUAL, type));
            }
            if (Values.ordered(type)) {
                comparisons.put(field + "__gte", new Comparison(field, Listing.Operator.AT_LEAST, type));
                comparisons.put(field + "__lte", new Comparison(field, Listing.Operator.AT_MOST, type));
            }
            if (type != boolean.class) {
                comparisons.put(field + "__in", new Comparison(field, Listing.Operator.IN, type));
            }
        }
    }

    /** Returns the contract of a resource's method, if it is a list. */
    public static Optional<ListContract> of(Method method) {
        Listed listed = method.getAnnotation(Listed.class);
        return listed == null
                ? Optional.empty()
                : Optional.of(KNOWN.computeIfAbsent(method, m -> new ListContract(listed)));
    }

    private static Class<?> type(Map<String, JavaType> view, String field) {
        JavaType type = view.get(field);
        if (type == null) {
            type = Objects.requireNonNull(view.get(Listing.plural(field)), field)
                    .getContentType();
        }
        if (Values.parser(type.getRawClass()) == null) {
            throw new IllegalStateException("No filter can have the type of " + field);
        }
        return type.getRawClass();
    }

    public Listed listed() {
        return listed;
    }

    /** The filters, by parameter. */
    public Map<String, Comparison> comparisons() {
        return Map.copyOf(comparisons);
    }

    /** The names of all its parameters, but for those of pages and fields. */
    Set<String> parameters() {
        Set<String> parameters = new HashSet<>(comparisons.keySet());
        parameters.addAll(List.of(SORT, SEARCH));
        if (listed.period()) {
            parameters.addAll(List.of(FIRST_DAY, LAST_DAY));
        }
        return parameters;
    }

    /** @throws DomainException malformed, naming the parameter that cannot be understood */
    Listing.Query query(int page, int size, MultivaluedMap<String, String> given) {
        List<Listing.Filter> filters = new ArrayList<>();
        comparisons.forEach((parameter, comparison) -> {
            String text = given.getFirst(parameter);
            if (text != null) {
                filters.add(new Listing.Filter(
                        comparison.field(), comparison.operator(), values(parameter, comparison, text)));
            }
        });
        return new Listing.Query(
                page,
                size,
                sort(given.getFirst(SORT)),
                search(given.getFirst(SEARCH)),
                day(FIRST_DAY, given),
                day(LAST_DAY, given),
                filters);
    }

    private @Nullable LocalDate day(String parameter, MultivaluedMap<String, String> given) {
        String text = given.getFirst(parameter);
        return text == null || !listed.period() ? null : (LocalDate) value(parameter, LocalDate.class, text);
    }

    private static List<?> values(String parameter, Comparison comparison, String text) {
        if (comparison.operator() != Listing.Operator.IN) {
            return List.of(value(parameter, comparison.type(), text));
        }
        String[] values = text.split(",", -1);
        if (values.length > MOST_VALUES) {
            throw Params.malformed(parameter, "must have at most " + MOST_VALUES + " values");
        }
        return Arrays.stream(values)
                .map(v -> value(parameter, comparison.type(), v))
                .distinct()
                .toList();
    }

    private static Object value(String parameter, Class<?> type, String text) {
        Function<String, ?> parser = Objects.requireNonNull(Values.parser(type));
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw Params.malformed(parameter, Values.expected(type));
        }
    }

    private static @Nullable String search(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.strip().length() < 2) {
            throw Params.malformed(SEARCH, "must have at least 2 characters");
        }
        return (String) value(SEARCH, String.class, text.strip());
    }

    private String sort(@Nullable String keys) {
        if (keys == null) {
            return listed.defaultSort();
        }
        List<String> possible = List.of(listed.sorts());
        Set<String> seen = new HashSet<>();
        for (String key : keys.split(",", -1)) {
            String name = key.startsWith("-") ? key.substring(1) : key;
            if (!possible.contains(name)) {
                throw unsortable("cannot sort by " + name + "; possible: " + String.join(", ", possible));
            }
            if (!seen.add(name)) {
                throw unsortable("names " + name + " twice");
            }
        }
        return keys;
    }

    private static DomainException unsortable(String reason) {
        return new DomainException(
                DomainException.Kind.MALFORMED,
                "INVALID_SORT",
                "Parameter sort " + reason,
                Map.of("field_errors", Map.of(SORT, List.of(reason))));
    }
}
