package org.rounds.persistence.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WorkTerm} without its days.
 *
 * @param number its place among the person's, from 0
 */
@Embeddable
public record TermRow(
        int number,
        @Enumerated(EnumType.STRING) WorkTerm.Rule rule,
        @Column(name = "limit_value") @Nullable Integer limit,
        int weight,
        @Column(name = "first_weekday") @Nullable Integer firstWeekday) {
    static TermRow of(int number, WorkTerm term) {
        return new TermRow(number, term.rule(), term.limit(), term.weight(), term.firstWeekday());
    }

    WorkTerm with(List<WorkTerm.Day> days) {
        return new WorkTerm(rule, limit, weight, firstWeekday, days);
    }
}
