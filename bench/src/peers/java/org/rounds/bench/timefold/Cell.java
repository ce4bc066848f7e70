package org.rounds.bench.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.RosterProblem.Activity;
import org.rounds.ejb.optimization.RosterProblem.Person;

/** What one person does on one day; null is a day off. What the person may never do there is not in its range. */
@PlanningEntity
public class Cell {
    private String id = "";
    private @Nullable Person person;
    private @Nullable LocalDate date;
    private int day;
    private boolean last;

    private List<Activity> range = List.of();

    @PlanningVariable(valueRangeProviderRefs = "range", allowsUnassigned = true)
    private @Nullable Activity activity;

    /** For the solver. */
    public Cell() {}

    Cell(Person person, LocalDate date, int day, boolean last, List<Activity> range) {
        id = person.id() + " " + day;
        this.person = person;
        this.date = date;
        this.day = day;
        this.last = last;
        this.range = range;
    }

    @PlanningId
    public String getId() {
        return id;
    }

    @ValueRangeProvider(id = "range")
    public List<Activity> getRange() {
        return range;
    }

    public @Nullable Activity getActivity() {
        return activity;
    }

    public void setActivity(@Nullable Activity activity) {
        this.activity = activity;
    }

    Person person() {
        return Objects.requireNonNull(person);
    }

    LocalDate date() {
        return Objects.requireNonNull(date);
    }

    int day() {
        return day;
    }

    boolean first() {
        return day == 0;
    }

    boolean last() {
        return last;
    }

    /** The activity of a cell that has one. */
    Activity worked() {
        return Objects.requireNonNull(activity);
    }

    boolean isWorked() {
        return activity != null;
    }

    boolean isFree() {
        return activity == null;
    }

    boolean atWeekend() {
        return date().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /** The Monday before. */
    LocalDate week() {
        return date().with(DayOfWeek.MONDAY);
    }

    int minutes() {
        return activity == null ? 0 : Math.toIntExact(activity.length().toMinutes());
    }
}
