package org.rounds.ejb.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.schedule.RepairSchedule.DemandChange;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;

/**
 * Demands of a schedule, some of them other than stored.
 *
 * @param all with the changed ones in the place of those that they change
 */
record DemandChanges(List<Demand> all, List<Demand> changed) {
    private static final String FIELD = "demand_changes";

    /** @throws DomainException invalid, if a change is of no activity or period of the schedule, or of one twice */
    static DemandChanges of(Schedule schedule, RosterProblem problem, @Nullable List<DemandChange> changes) {
        List<Demand> all = new ArrayList<>(problem.demands());
        List<Demand> changed = new ArrayList<>();
        Set<List<@Nullable Object>> places = new HashSet<>();
        for (DemandChange change : changes == null ? List.<DemandChange>of() : changes) {
            RosterProblem.Activity activity = problem.activities().stream()
                    .filter(a -> a.id().equals(change.activityId()) && a.offered())
                    .findFirst()
                    .orElseThrow(() ->
                            DomainException.invalid(FIELD, "name an activity that the schedule is not planned with"));
            Horizons.requirePeriod(schedule, problem, change.date(), change.slot(), activity.start());
            if (!places.add(Arrays.asList(activity.id(), change.date(), change.skill()))) {
                throw DomainException.invalid(FIELD, "name an activity, date and skill twice");
            }
            List<Demand> before = all.stream().filter(d -> isOf(change, d)).toList();
            Demand after = demand(change, before);
            all.removeAll(before);
            all.removeIf(d -> isNothing(d)
                    && d.activity().equals(activity.id())
                    && d.date().equals(change.date()));
            all.add(after);
            changed.add(after);
        }
        return new DemandChanges(List.copyOf(all), List.copyOf(changed));
    }

    private static boolean isOf(DemandChange change, Demand demand) {
        return demand.activity().equals(change.activityId())
                && demand.date().equals(change.date())
                && Objects.equals(demand.skill(), change.skill());
    }

    /** Says whether it stands where nothing is required: whoever is there is one too many. */
    private static boolean isNothing(Demand demand) {
        return demand.skill() == null && demand.required() == 0 && demand.underWeight() == 0;
    }

    private static Demand demand(DemandChange change, List<Demand> before) {
        List<Demand> real = before.stream().filter(d -> !isNothing(d)).toList();
        int minimum = change.minimum() == null
                ? Math.min(change.required(), most(real, Demand::minimum, 0))
                : change.minimum();
        if (minimum > change.required()) {
            throw DomainException.invalid(FIELD, "have a minimum above what is required");
        }
        return new Demand(
                change.date(),
                change.activityId(),
                change.skill(),
                minimum,
                change.required(),
                most(real, Demand::underWeight, SaveCoverageRequirement.UNDER),
                most(real, Demand::overWeight, SaveCoverageRequirement.OVER));
    }

    private static int most(List<Demand> demands, ToIntFunction<Demand> figure, int usual) {
        return demands.stream().mapToInt(figure).max().orElse(usual);
    }

    /** @throws DomainException invalid, if more heads are missing than can be found at once */
    void requireFew(List<Assignment> stored) {
        long missing = changed.stream()
                .mapToLong(d -> Math.max(0, d.required() - there(d, stored).count()))
                .sum();
        if (missing > RepairService.MOST_DUTIES) {
            throw DomainException.invalid(
                    FIELD, "want " + missing + " more heads; at most " + RepairService.MOST_DUTIES + " at once");
        }
    }

    private static Stream<Assignment> there(Demand demand, List<Assignment> stored) {
        return stored.stream()
                .filter(a ->
                        a.activityId().equals(demand.activity()) && a.date().equals(demand.date()));
    }
}
