package org.rounds.ejb.optimization;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.entity.PlanningPin;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** What one person does on one day, as the solver decides it; public for the solver's reflection only. */
@PlanningEntity
public class Cell {
    @PlanningId
    private final @Nullable Integer id;

    @PlanningPin
    private boolean fixed;

    @ValueRangeProvider(id = "possible")
    private final List<Integer> possible;

    /** Index of the activity; null for a day off. */
    @PlanningVariable(valueRangeProviderRefs = "possible", nullable = true)
    @Nullable
    Integer activity;

    private final @Nullable Member member;
    private final int day;

    /** For the solver, which copies plans. */
    protected Cell() {
        id = null;
        possible = List.of();
        member = null;
        day = 0;
    }

    Cell(Member member, int day, List<Integer> possible, int activity) {
        id = member.index * member.sheet.days + day;
        fixed = member.fixed(day);
        this.possible = possible;
        this.member = member;
        this.day = day;
        work(activity);
    }

    Member member() {
        return Objects.requireNonNull(member);
    }

    int day() {
        return day;
    }

    boolean fixed() {
        return fixed;
    }

    /** Returns the activity's index or {@link Sheet#OFF}. */
    int worked() {
        Integer current = activity;
        return current == null ? Sheet.OFF : current;
    }

    final void work(int index) {
        activity = index == Sheet.OFF ? null : Integer.valueOf(index);
    }

    @Override
    public String toString() {
        return member().name() + " " + member().sheet.date(day);
    }
}
