package org.rounds.ejb.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.JobView;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.Layer;
import org.rounds.persistence.schedule.Schedule;

/**
 * A schedule, what it is worth, and how far its solver is; days are inclusive.
 *
 * @param scenarioOf the schedule that it branches off, if it is a scenario
 * @param withDrafts schedules of other layers that it is planned around while they are drafts
 * @param score null until there is a roster
 * @param coverageRate share of the required heads that is there, 0 to 1; null until there is a roster
 * @param inForce how many of its cells are in force; null in lists
 */
public record ScheduleView(
        UUID id,
        String name,
        @Nullable UUID teamId,
        Layer layer,
        Schedule.Granularity granularity,
        LocalDate startDate,
        LocalDate endDate,
        List<UUID> withDrafts,
        @Nullable UUID scenarioOf,
        Schedule.Status status,
        @Nullable ScoreView score,
        @Nullable Double coverageRate,
        @Nullable ViolationCounts violationCounts,
        JobView.@Nullable Progress progress,
        @Nullable JobView job,
        @Nullable InForce inForce,
        @Nullable Instant publishedAt,
        Instant createdAt,
        long version)
        implements Versioned {

    /** Open violations by level. */
    public record ViolationCounts(int hard, int soft, int warn) {}

    /** How many of a schedule's cells are in force. */
    public record InForce(long cells, long of) {}

    static ScheduleView of(Schedule schedule, @Nullable JobView job, @Nullable InForce inForce) {
        var worth = schedule.worth();
        return new ScheduleView(
                schedule.id(),
                schedule.name(),
                schedule.teamId().orElse(null),
                schedule.layer(),
                schedule.granularity(),
                schedule.startDate(),
                schedule.endDate(),
                schedule.drafts().stream().sorted().toList(),
                schedule.scenarioOf().orElse(null),
                schedule.status(),
                worth.map(w -> new ScoreView(w.hard(), w.medium(), w.soft())).orElse(null),
                worth.map(Schedule.Worth::coverageRate).orElse(null),
                worth.map(w -> new ViolationCounts(w.hardViolations(), w.softViolations(), w.warnings()))
                        .orElse(null),
                job == null ? null : job.progress(),
                job,
                inForce,
                schedule.publishedAt().orElse(null),
                schedule.createdAt(),
                schedule.version());
    }
}
