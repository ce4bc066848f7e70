package org.rounds.ejb.people;

import static org.rounds.persistence.shared.DomainException.require;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.WorkTerm;
import org.rounds.persistence.shared.DomainException;

/**
 * Something that a contract asks for, and that a roster may break at a price. What each rule means stands in
 * docs/constraints.md, where violations have the same names.
 *
 * @param limit shifts, days or weekends; for the rules that speak of a number
 * @param weight what each unit costs; 1 unless said otherwise
 * @param firstWeekday ISO weekday on which an unwanted pattern begins; absent: any
 * @param days of an unwanted pattern
 */
public record TermView(
        @NotNull WorkTerm.Rule rule,
        @PositiveOrZero @Max(800) @Nullable Integer limit,
        @Min(1) @Max(WorkTerm.MOST_WEIGHT) @Nullable Integer weight,
        @Min(1) @Max(7) @Nullable Integer firstWeekday,
        @Size(min = 1, max = WorkTerm.LONGEST_PATTERN) @Nullable List<@NotNull @Valid DayView> days) {

    /**
     * A day of a pattern.
     *
     * @param kind a day off, any work, or one activity
     * @param activityId which one
     */
    public record DayView(@NotNull WorkTerm.Kind kind, @Nullable UUID activityId) {}

    static TermView of(WorkTerm term) {
        List<DayView> days = term.days().stream()
                .map(day -> new DayView(day.kind(), day.activityId()))
                .toList();
        return new TermView(
                term.rule(), term.limit(), term.weight(), term.firstWeekday(), days.isEmpty() ? null : days);
    }

    private List<DayView> pattern() {
        return days == null ? List.of() : days;
    }

    WorkTerm term() {
        return new WorkTerm(
                rule,
                limit,
                Objects.requireNonNullElse(weight, 1),
                firstWeekday,
                pattern().stream()
                        .map(day -> new WorkTerm.Day(day.kind(), day.activityId()))
                        .toList());
    }

    /** Returns the activities that patterns speak of. */
    static Set<UUID> activities(List<TermView> terms) {
        return terms.stream()
                .flatMap(term -> term.pattern().stream())
                .map(DayView::activityId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** @throws DomainException invalid, naming the field, unless each says all that its rule needs, and no more */
    static void requireMeaning(String path, List<TermView> terms) {
        Set<List<Object>> known = new HashSet<>();
        for (int i = 0; i < terms.size(); i++) {
            TermView term = terms.get(i);
            term.requireMeaning(path + i + ".");
            boolean pattern = term.rule == WorkTerm.Rule.UNWANTED_PATTERN;
            boolean fresh = pattern || known.add(List.of(term.rule, Objects.requireNonNullElse(term.limit, -1)));
            require(fresh, path + i, "says again what another says");
        }
    }

    private void requireMeaning(String path) {
        if (rule.limited()) {
            boolean within = limit != null && limit >= rule.least() && limit <= rule.most();
            require(within, path + "limit", "must be between %d and %d".formatted(rule.least(), rule.most()));
        } else {
            require(limit == null, path + "limit", "does not go with this rule");
        }
        boolean pattern = rule == WorkTerm.Rule.UNWANTED_PATTERN;
        require(pattern || days == null, path + "days", "does not go with this rule");
        require(!pattern || days != null, path + "days", "is needed");
        require(pattern || firstWeekday == null, path + "first_weekday", "does not go with this rule");
        for (int i = 0; i < pattern().size(); i++) {
            DayView day = pattern().get(i);
            boolean one = day.kind() == WorkTerm.Kind.ACTIVITY;
            String field = "%sdays.%d.activity_id".formatted(path, i);
            require(one == (day.activityId() != null), field, one ? "is needed" : "does not go with this kind");
        }
    }
}
