package org.rounds.ejb.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.JobView;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.Schedule;

/**
 * A branch of a schedule. It is a schedule itself, by the same id: its roster is read, judged and changed as that of every draft.
 *
 * @param scheduleId what it branches off
 * @param changes what it supposes
 * @param job the last time it was planned; null if it never was
 */
public record ScenarioView(
        UUID id,
        UUID scheduleId,
        String name,
        Schedule.Status status,
        List<ScenarioChangeView> changes,
        @Nullable ScoreView score,
        @Nullable Double coverageRate,
        ScheduleView.@Nullable ViolationCounts violationCounts,
        JobView.@Nullable Progress progress,
        @Nullable JobView job,
        Instant createdAt,
        long version)
        implements Versioned {
    static ScenarioView of(Schedule scenario, @Nullable JobView job) {
        ScheduleView view = ScheduleView.of(scenario, job, null);
        return new ScenarioView(
                view.id(),
                scenario.scenarioOf().orElseThrow(),
                view.name(),
                view.status(),
                ScenarioChangeView.of(scenario),
                view.score(),
                view.coverageRate(),
                view.violationCounts(),
                view.progress(),
                view.job(),
                view.createdAt(),
                view.version());
    }
}
