package org.rounds.ejb.integration;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rounds.persistence.people.WorkTerm;

/** What a person's contract asks at a price, with activities by code. */
public record TermRow(
        WorkTerm.Rule rule, @Nullable Integer limit, int weight, @Nullable Integer firstWeekday, List<Day> days) {
    public TermRow {
        days = List.copyOf(days);
    }

    /** A day of a pattern. */
    public record Day(WorkTerm.Kind kind, @Nullable String activity) {}

    static TermRow of(WorkTerm term, ExportCodes codes) {
        return new TermRow(
                term.rule(),
                term.limit(),
                term.weight(),
                term.firstWeekday(),
                term.days().stream()
                        .map(day ->
                                new Day(day.kind(), day.activityId() == null ? null : codes.activity(day.activityId())))
                        .toList());
    }

    /** Says whether every activity that it speaks of has a code. */
    boolean told() {
        return days.stream().noneMatch(day -> day.kind() == WorkTerm.Kind.ACTIVITY && day.activity() == null);
    }

    WorkTerm term(Function<String, UUID> activityIds) {
        return new WorkTerm(
                rule,
                limit,
                weight,
                firstWeekday,
                days.stream()
                        .map(day -> new WorkTerm.Day(
                                day.kind(), day.activity() == null ? null : activityIds.apply(day.activity())))
                        .toList());
    }
}
