package org.rounds.persistence.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.PluralAttribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. A filter or sort name is the attribute's in snake_case, or a collection's in the singular; what is
 * asked otherwise the repository says with {@link #filter}. Sorting always ends with the id, so that pages neither
 * repeat nor skip. Two statements whatever the number of rows.
 */
public final class Listing<T> {
    /** How a filter compares. */
    public enum Operator {
        EQUAL,
        AT_LEAST,
        AT_MOST,
        IN
    }

    /** Rows whose value compares so with these: one value, or several for {@link Operator#IN}. */
    public record Filter(String name, Operator operator, List<?> values) {}

    /**
     * A request for one page; its names and values have been checked.
     *
     * @param page from 1
     * @param sort like {@code "-start_date,name"}
     * @param from first day of the period that rows must touch; null is open
     * @param to last day of it
     */
    public record Query(
            int page,
            int size,
            String sort,
            @Nullable String search,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Filter> filters) {
        /** All rows, by pages. */
        public Query(int page, int size, String sort) {
            this(page, size, sort, null, null, null, List.of());
        }

        /** Says whether it is asked by that name, however. */
        public boolean asks(String name) {
            return filters.stream().anyMatch(f -> f.name().equals(name));
        }

        /** The same, but only rows that have one of these values there, whatever else is asked. */
        public Query only(String name, Collection<?> values) {
            List<Filter> more = new ArrayList<>(filters);
            more.add(new Filter(name, Operator.IN, List.copyOf(values)));
            return new Query(page, size, sort, search, from, to, more);
        }
    }

    /** The rows of one page and how many there are in all. */
    public record Result<T>(List<T> rows, long total, Query query) {
        /** Maps the rows, keeping the page. */
        public <V> Result<V> map(Function<? super T, ? extends V> view) {
            return new Result<>(rows.stream().<V>map(view).toList(), total, query);
        }
    }

    /** Compares a value of the row as the client's filter asks. */
    @FunctionalInterface
    public interface Matching {
        Predicate of(Expression<?> value);
    }

    /** Looks for the row's value where it is no attribute of its own. */
    @FunctionalInterface
    public interface Search<T> {
        Predicate of(CriteriaBuilder builder, CriteriaQuery<?> query, Root<T> root, Matching matching);
    }

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private final EntityManager entityManager;
    private final Class<T> type;
    private final Query query;
    private final Map<String, Search<T>> named = new HashMap<>();
    private final List<BiFunction<CriteriaBuilder, Root<T>, Predicate>> conditions = new ArrayList<>();

    public Listing(EntityManager entityManager, Class<T> type, Query query) {
        this.entityManager = entityManager;
        this.type = type;
        this.query = query;
    }

    /** Says what a filter of that name compares, where it is no attribute. */
    public Listing<T> filter(String name, Search<T> search) {
        named.put(name, search);
        return this;
    }

    /** Keeps what touches the query's period: rows last from one day to the other, both inclusive. */
    public Listing<T> during(String firstDay, String lastDay) {
        LocalDate from = query.from();
        LocalDate to = query.to();
        if (from != null) {
            where((b, root) -> b.greaterThanOrEqualTo(root.get(lastDay), from));
        }
        if (to != null) {
            where((b, root) -> b.lessThanOrEqualTo(root.get(firstDay), to));
        }
        return this;
    }

    /**
     * Keeps the rows whose attribute is one of the ids that the table's search function finds: the function filters the
     * workspace itself, since a pattern would lose its index under row-level security (PLATFORM).
     */
    public Listing<T> searching(String attribute, String table) {
        String text = query.search();
        return text == null
                ? this
                : where((b, root) -> {
                    var builder = (HibernateCriteriaBuilder) b;
                    String found = "any(rounds_search_" + table + "(?))";
                    return b.equal(root.get(attribute), builder.sql(found, UUID.class, builder.value(text)));
                });
    }

    public Listing<T> where(BiFunction<CriteriaBuilder, Root<T>, Predicate> condition) {
        conditions.add(condition);
        return this;
    }

    public Result<T> page() {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        var counting = builder.createQuery(Long.class);
        Root<T> counted = counting.from(type);
        long total = entityManager
                .createQuery(counting.select(builder.count(counted)).where(predicates(builder, counting, counted)))
                .getSingleResult();
        var listing = builder.createQuery(type);
        Root<T> listed = listing.from(type);
        listing.where(predicates(builder, listing, listed));
        listing.orderBy(orders(builder, listed));
        List<T> rows = entityManager
                .createQuery(listing)
                .setFirstResult(Math.multiplyExact(query.page() - 1, query.size()))
                .setMaxResults(query.size())
                .getResultList();
        return new Result<>(rows, total, query);
    }

    private Predicate[] predicates(CriteriaBuilder builder, CriteriaQuery<?> criteria, Root<T> root) {
        List<Predicate> predicates = new ArrayList<>();
        conditions.forEach(c -> predicates.add(c.apply(builder, root)));
        for (Filter filter : query.filters()) {
            Search<T> search = named.getOrDefault(filter.name(), attribute(filter.name()));
            predicates.add(search.of(builder, criteria, root, value -> compare(builder, value, filter)));
        }
        return predicates.toArray(Predicate[]::new);
    }

    /** The attribute of that name, or any element of the collection whose singular it is. */
    private Search<T> attribute(String name) {
        EntityType<T> entity = entityManager.getMetamodel().entity(type);
        String attribute = camel(name);
        boolean plural =
                entity.getAttributes().stream().noneMatch(a -> a.getName().equals(attribute))
                        && entity.getAttributes().stream()
                                .anyMatch(a -> a instanceof PluralAttribute
                                        && a.getName().equals(plural(attribute)));
        if (!plural) {
            return (b, criteria, root, matching) -> matching.of(root.get(attribute));
        }
        return (b, criteria, root, matching) -> {
            var elements = criteria.subquery(Integer.class);
            var element = elements.correlate(root).join(plural(attribute));
            return b.exists(elements.select(b.literal(1)).where(matching.of(element)));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // only values with an order are compared by it
    private static Predicate compare(CriteriaBuilder builder, Expression<?> value, Filter filter) {
        Object first = filter.values().get(0);
        return switch (filter.operator()) {
            case EQUAL -> builder.equal(value, first);
            case AT_LEAST -> builder.greaterThanOrEqualTo((Expression<Comparable>) value, (Comparable) first);
            case AT_MOST -> builder.lessThanOrEqualTo((Expression<Comparable>) value, (Comparable) first);
            case IN -> value.in(filter.values());
        };
    }

    private List<Order> orders(CriteriaBuilder builder, Root<T> root) {
        List<Order> orders = new ArrayList<>();
        boolean descending = false;
        for (String key : query.sort().split(",")) {
            descending = key.startsWith("-");
            orders.add(order(builder, root, camel(descending ? key.substring(1) : key), descending));
        }
        // As the last key goes, so that one index serves both directions.
        orders.add(order(builder, root, "id", descending));
        return orders;
    }

    private static Order order(CriteriaBuilder builder, Root<?> root, String attribute, boolean descending) {
        return descending ? builder.desc(root.get(attribute)) : builder.asc(root.get(attribute));
    }

    /** Returns the name of a collection, by what one element is called: skill, specialty, weekday. */
    public static String plural(String singular) {
        return singular.replaceFirst("(?<=[^aeiou])y$", "ie") + "s";
    }

    private static String camel(String snake) {
        return UNDERSCORE.matcher(snake).replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
