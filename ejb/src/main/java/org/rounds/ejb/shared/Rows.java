package org.rounds.ejb.shared;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.shared.Listing;

/**
 * A page of a list that is computed and stored nowhere, asked like those of {@link Listing}.
 *
 * @param fields what can be filtered and sorted by, by its name in snake_case
 * @param text what search looks into
 */
public record Rows<T>(
        Map<String, Function<T, @Nullable Object>> fields,
        Function<T, String> text,
        Function<T, LocalDate> firstDay,
        Function<T, LocalDate> lastDay) {

    /** Returns the page of the rows that is asked for; rows that sort alike stay in their order. */
    public Listing.Result<T> page(List<T> rows, Listing.Query query) {
        List<T> found = rows.stream()
                .filter(row -> touches(row, query))
                .filter(found(query.search()))
                .filter(row -> query.filters().stream().allMatch(f -> matches(row, f)))
                .sorted(order(query.sort()))
                .toList();
        List<T> page = found.stream()
                .skip((long) (query.page() - 1) * query.size())
                .limit(query.size())
                .toList();
        return new Listing.Result<>(page, found.size(), query);
    }

    private boolean touches(T row, Listing.Query query) {
        LocalDate from = query.from();
        LocalDate to = query.to();
        return (from == null || !lastDay.apply(row).isBefore(from))
                && (to == null || !firstDay.apply(row).isAfter(to));
    }

    private Predicate<T> found(@Nullable String search) {
        return search == null ? row -> true : row -> fold(text.apply(row)).contains(fold(search));
    }

    private static String fold(String said) {
        return Normalizer.normalize(said, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private boolean matches(T row, Listing.Filter filter) {
        Object value = field(filter.name()).apply(row);
        return value != null
                && switch (filter.operator()) {
                    case EQUAL, IN -> filter.values().contains(value);
                    case AT_LEAST -> compare(value, filter.values().get(0)) >= 0;
                    case AT_MOST -> compare(value, filter.values().get(0)) <= 0;
                };
    }

    private Comparator<T> order(String sort) {
        Comparator<T> order = (a, b) -> 0;
        for (String key : sort.split(",")) {
            Function<T, @Nullable Object> field = field(key.replaceFirst("^-", ""));
            Comparator<T> one = Comparator.comparing(field, Comparator.nullsLast(Rows::compare));
            order = order.thenComparing(key.startsWith("-") ? one.reversed() : one);
        }
        return order;
    }

    private Function<T, @Nullable Object> field(String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one field have one type
    private static int compare(Object one, Object other) {
        return ((Comparable) one).compareTo(other);
    }
}
