package org.rounds.persistence.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list: filters that are absent are null and ignored, sorting is by named attributes and always ends with
 * the id, so that pages neither repeat nor skip. Two statements whatever the number of rows.
 */
public final class Listing<T> {
    /** A request for one page. {@code page} from 1; {@code sort} like {@code "-start_date,name"}, null for the default. */
    public record Page(int page, int size, @Nullable String sort) {}

    /** The rows of one page and how many there are in all. */
    public record Result<T>(List<T> rows, long total, Page page) {
        /** Maps the rows, keeping the page. */
        public <V> Result<V> map(java.util.function.Function<? super T, ? extends V> view) {
            return new Result<>(rows.stream().<V>map(view).toList(), total, page);
        }
    }

    private final EntityManager entityManager;
    private final Class<T> type;
    private final Map<String, String> sortable;
    private final List<BiFunction<CriteriaBuilder, Root<T>, Predicate>> filters = new ArrayList<>();

    /** @param sortable the attribute for each public sort name; the first is no default */
    public Listing(EntityManager entityManager, Class<T> type, Map<String, String> sortable) {
        this.entityManager = entityManager;
        this.type = type;
        this.sortable = sortable;
    }

    public Listing<T> equal(String attribute, @Nullable Object value) {
        return value == null ? this : where((b, root) -> b.equal(root.get(attribute), value));
    }

    public <V extends Comparable<V>> Listing<T> atLeast(String attribute, @Nullable V value) {
        return value == null ? this : where((b, root) -> b.greaterThanOrEqualTo(root.<V>get(attribute), value));
    }

    public <V extends Comparable<V>> Listing<T> atMost(String attribute, @Nullable V value) {
        return value == null ? this : where((b, root) -> b.lessThanOrEqualTo(root.<V>get(attribute), value));
    }

    /** Text anywhere in the attribute, whatever its case. */
    public Listing<T> contains(String attribute, @Nullable String text) {
        if (text == null) {
            return this;
        }
        String pattern = "%" + text.toLowerCase(java.util.Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        return where((b, root) -> b.like(b.lower(root.get(attribute)), pattern, '\\'));
    }

    public Listing<T> where(BiFunction<CriteriaBuilder, Root<T>, Predicate> filter) {
        filters.add(filter);
        return this;
    }

    /** @throws DomainException malformed, if the page names an attribute that this list cannot be sorted by */
    public Result<T> page(Page page, String defaultSort) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        var counting = builder.createQuery(Long.class);
        Root<T> counted = counting.from(type);
        long total = entityManager
                .createQuery(counting.select(builder.count(counted)).where(predicates(builder, counted)))
                .getSingleResult();
        var listing = builder.createQuery(type);
        Root<T> listed = listing.from(type);
        listing.where(predicates(builder, listed));
        listing.orderBy(orders(builder, listed, page.sort() == null ? defaultSort : page.sort()));
        List<T> rows = entityManager
                .createQuery(listing)
                .setFirstResult(Math.multiplyExact(page.page() - 1, page.size()))
                .setMaxResults(page.size())
                .getResultList();
        return new Result<>(rows, total, page);
    }

    private Predicate[] predicates(CriteriaBuilder builder, Root<T> root) {
        return filters.stream().map(f -> f.apply(builder, root)).toArray(Predicate[]::new);
    }

    private List<Order> orders(CriteriaBuilder builder, Root<T> root, String sort) {
        List<Order> orders = new ArrayList<>();
        for (String key : sort.split(",")) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            String attribute = sortable.get(name);
            if (attribute == null) {
                throw new DomainException(
                        DomainException.Kind.MALFORMED,
                        "INVALID_SORT",
                        "Cannot sort by " + name + "; possible: " + String.join(", ", sortable.keySet()),
                        Map.of("field_errors", Map.of("sort", List.of("cannot sort by " + name))));
            }
            Expression<?> path = root.get(attribute);
            orders.add(descending ? builder.desc(path) : builder.asc(path));
        }
        orders.add(builder.asc(root.get("id")));
        return orders;
    }
}
