package org.rounds.ejb.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Horizon;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.RotationRequirement;
import org.rounds.persistence.schedule.Schedule;

/**
 * What each person's row of a schedule is bound by. Totals are agreed per period; a horizon of another length gets its
 * share, maxima rounded up and minima down. Leave counts as time worked, and takes its share of the minutes away.
 */
final class RowLimitsOf {
    /** Days that the requirements of an academic year are meant for. */
    private static final int YEAR_DAYS = 365;

    private final Schedule schedule;
    private final int days;
    private final List<Activity> offered;
    private final Set<UUID> known;
    private final TimeFacts.Grades grades;
    private final Map<UUID, Integer> leave;
    private final ScenarioFacts supposed;

    /** @param leave days of leave within the horizon, by person */
    RowLimitsOf(
            Schedule schedule,
            Horizon horizon,
            List<Activity> offered,
            TimeFacts.Grades grades,
            Map<UUID, Integer> leave,
            ScenarioFacts supposed) {
        this.schedule = schedule;
        this.days = Math.toIntExact(horizon.end().toEpochDay() - horizon.start().toEpochDay() + 1);
        this.offered = offered;
        this.known = offered.stream().map(Activity::id).collect(Collectors.toSet());
        this.grades = grades;
        this.leave = leave;
        this.supposed = supposed;
    }

    RosterProblem.Limits of(Person person) {
        return switch (schedule.layer()) {
            case ROTATION -> rotations(person);
            case CALL -> calls(person);
            case WORK -> work(person);
        };
    }

    /** What the person's grade asks of an academic year. */
    private RosterProblem.Limits rotations(Person person) {
        Map<UUID, Integer> most = new HashMap<>();
        Map<UUID, Integer> least = new HashMap<>();
        for (Activity template : offered) {
            for (RotationRequirement asked : template.requirements()) {
                if (Integer.valueOf(asked.pgyLevel()).equals(grades.of(person))) {
                    least.put(template.id(), share(asked.minBlocks(), Math.min(days, YEAR_DAYS), YEAR_DAYS, false));
                    if (asked.maxBlocks() != null) {
                        most.put(template.id(), share(asked.maxBlocks(), Math.min(days, YEAR_DAYS), YEAR_DAYS, true));
                    }
                }
            }
        }
        return new RosterProblem.Limits(most, null, null, null, null, null, null, null, least);
    }

    private RosterProblem.Limits calls(Person person) {
        return new RosterProblem.Limits(maxShifts(person), null, null, null, null, null, null, null);
    }

    private RosterProblem.Limits work(Person person) {
        WorkLimits limits = supposed.limits(person.id(), person.limits());
        int paid = days - leave.getOrDefault(person.id(), 0);
        int period = period(limits);
        return new RosterProblem.Limits(
                maxShifts(person),
                scaled(limits.maxMinutes(), paid, period, true),
                scaled(limits.minMinutes(), paid, period, false),
                limits.maxConsecutiveShifts(),
                limits.minConsecutiveShifts(),
                limits.minConsecutiveDaysOff(),
                scaled(limits.maxWeekends(), days, period, true),
                limits.minRestMinutes(),
                Map.of(),
                ContractOf.terms(person.terms(), known, new ContractOf.Share(days, paid, period)));
    }

    private Map<UUID, Integer> maxShifts(Person person) {
        int period = period(person.limits());
        return person.maxShifts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> share(e.getValue(), days, period, true)));
    }

    private int period(WorkLimits limits) {
        return limits.periodDays() == null ? days : limits.periodDays();
    }

    private static @Nullable Integer scaled(@Nullable Integer total, int days, int period, boolean up) {
        return total == null ? null : Integer.valueOf(share(total, days, period, up));
    }

    static int share(int total, int days, int period, boolean up) {
        long product = (long) total * days;
        return Math.toIntExact(up ? (product + period - 1) / period : product / period);
    }
}
