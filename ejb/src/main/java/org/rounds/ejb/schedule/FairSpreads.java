package org.rounds.ejb.schedule;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.ejb.optimization.RosterProblem.Burden;
import org.rounds.ejb.optimization.RosterProblem.Spread;
import org.rounds.ejb.rotation.HolidayService;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.FairnessEntry;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;

/**
 * What a schedule is to spread fairly, with what its people bring along: of the fairness ledger's categories those that the
 * layer plans. Where nothing of one is wanted it plays no part.
 */
@Dependent
class FairSpreads {
    /** What the square of an unfair number of days costs: of calls as much as some wishes, of work no more than one. */
    private static final Map<Layer, Integer> UNFAIR = Map.of(Layer.CALL, 10, Layer.WORK, 1);

    /** Calls in the house are nights too, and spread as calls. */
    private static final Map<Layer, List<Burden>> SPREAD = Map.of(
            Layer.CALL, List.of(Burden.CALL, Burden.WEEKEND, Burden.HOLIDAY),
            Layer.WORK, List.of(Burden.NIGHT, Burden.WEEKEND, Burden.HOLIDAY),
            Layer.ROTATION, List.of());

    @Inject
    FairnessService ledger;

    @Inject
    HolidayService holidays;

    List<Spread> of(Schedule schedule, List<Activity> activities, List<UUID> people) {
        List<Burden> burdens = SPREAD.getOrDefault(schedule.layer(), List.of());
        if (burdens.isEmpty() || activities.isEmpty()) {
            return List.of();
        }
        LocalDate start = schedule.startDate();
        Set<UUID> all = activities.stream().map(Activity::id).collect(Collectors.toSet());
        Set<LocalDate> free = holidays.burdensome(schedule.teamId().orElseThrow(), start, schedule.endDate());
        Map<FairnessEntry.Category, Map<UUID, Double>> ahead = ledger.ahead(start, people);
        return burdens.stream()
                .map(burden -> new Spread(
                        burden,
                        all,
                        free,
                        UNFAIR.getOrDefault(schedule.layer(), 1),
                        ahead.getOrDefault(FairnessEntry.Category.valueOf(burden.name()), Map.of())))
                .toList();
    }
}
