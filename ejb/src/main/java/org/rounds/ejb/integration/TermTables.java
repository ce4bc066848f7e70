package org.rounds.ejb.integration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.WorkTerm;

/** Reads what people's contracts ask at a price: a table of the terms, and one of the days of unwanted patterns. */
final class TermTables {
    private static final List<String> RULES = BundleFile.words(WorkTerm.Rule.values());
    private static final List<String> KINDS = BundleFile.words(WorkTerm.Kind.values());
    private static final int LAST_WEEKDAY = 7;

    private record Key(String person, int number) {}

    private final Map<String, Integer> personCodes;
    private final Map<String, Integer> activityCodes;
    private final Map<Key, SortedMap<Integer, TermRow.Day>> days = new HashMap<>();
    private final Map<String, SortedMap<Integer, TermRow>> terms = new HashMap<>();
    private final Map<String, Set<List<Object>>> known = new HashMap<>();

    TermTables(Tables tables, Map<String, Integer> personCodes, Map<String, Integer> activityCodes) {
        this.personCodes = personCodes;
        this.activityCodes = activityCodes;
        List<Row> ofDays = tables.rows(Table.TERM_DAYS);
        ofDays.forEach(this::addDay);
        tables.rows(Table.TERMS).forEach(this::addTerm);
        ofDays.forEach(this::requirePattern);
    }

    /** Returns the terms of a person, in their order. */
    List<TermRow> of(String person) {
        return List.copyOf(terms.getOrDefault(person, new TreeMap<>()).values());
    }

    private Key key(Row row) {
        String person = row.code("person");
        Bounds.requireKnown(row, "person", person, personCodes);
        return new Key(person, row.number("term", 1, WorkTerm.MOST));
    }

    private void addDay(Row row) {
        Key key = key(row);
        int position = row.number("position", 1, WorkTerm.LONGEST_PATTERN);
        String kind = row.choice("kind", KINDS, "");
        boolean one = kind.equals("activity");
        String activity = one ? row.code("activity") : null;
        if (activity != null) {
            Bounds.requireKnown(row, "activity", activity, activityCodes);
        } else if (row.has("activity")) {
            row.error("activity", "is not for this kind");
        }
        if (!row.isBad()) {
            var day = new TermRow.Day(WorkTerm.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), activity);
            if (days.computeIfAbsent(key, k -> new TreeMap<>()).put(position, day) != null) {
                row.error("position", "stands already for this term: " + position);
            }
        }
    }

    private void requirePattern(Row row) {
        if (!row.isBad()) {
            Key key = key(row);
            TermRow term = terms.getOrDefault(key.person(), new TreeMap<>()).get(key.number());
            if (term == null || term.rule() != WorkTerm.Rule.UNWANTED_PATTERN) {
                row.error("term", "names no unwanted pattern of this person: " + key.number());
            }
        }
    }

    private void addTerm(Row row) {
        Key key = key(row);
        String name = row.choice("rule", RULES, "");
        int weight = row.number("weight", 1, Bounds.WEIGHT, 1);
        if (!RULES.contains(name)) {
            return;
        }
        WorkTerm.Rule rule = WorkTerm.Rule.valueOf(name.toUpperCase(Locale.ROOT));
        boolean pattern = rule == WorkTerm.Rule.UNWANTED_PATTERN;
        Integer limit = limit(row, rule);
        Integer first = row.optionalNumber("first_weekday", 1, LAST_WEEKDAY);
        List<TermRow.Day> sequence =
                pattern ? List.copyOf(days.getOrDefault(key, new TreeMap<>()).values()) : List.of();
        if (!pattern && first != null) {
            row.error("first_weekday", "is for unwanted patterns only");
        } else if (pattern && sequence.isEmpty()) {
            row.error("rule", "has no day in term_days");
        }
        boolean said = !pattern
                && !known.computeIfAbsent(key.person(), p -> new HashSet<>())
                        .add(List.of(rule, Objects.requireNonNullElse(limit, -1)));
        TermRow before = terms.computeIfAbsent(key.person(), p -> new TreeMap<>())
                .put(key.number(), new TermRow(rule, limit, weight, first, sequence));
        if (!row.isBad() && (said || before != null)) {
            row.error(said ? "rule" : "term", "stands already for this person");
        }
    }

    private static @Nullable Integer limit(Row row, WorkTerm.Rule rule) {
        if (rule.limited()) {
            return row.number("limit", rule.least(), rule.most());
        }
        if (row.has("limit")) {
            row.error("limit", "is not for this rule");
        }
        return null;
    }
}
