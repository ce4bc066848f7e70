package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.schedule.ScoreReportView.ScoreParts;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.schedule.ScheduleRepository;
import org.rounds.persistence.shared.DomainException;

/** Says why a schedule is as it is, and what it is worth in parts. It changes nothing. */
@Stateless
public class ReasonService {
    @Inject
    ScheduleRepository schedules;

    @Inject
    VisibleSchedules visible;

    @Inject
    Judge judge;

    /**
     * Takes a schedule's score to pieces.
     *
     * @param other a schedule to compare it with; null for none
     * @throws DomainException conflict, if one of them has no roster yet
     */
    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public ScoreReportView score(UUID id, @Nullable UUID other) {
        ScoreParts own = parts(visible.find(id));
        if (other == null) {
            return ScoreReportView.of(id, own, null, null);
        }
        ScoreParts compared = parts(visible.find(other));
        return ScoreReportView.of(id, own, compared, ScoreParting.difference(own, compared));
    }

    private ScoreParts parts(Schedule schedule) {
        ValidationView validation = judge.validation(schedule);
        RosterValidator.Prepared prepared = judge.problem(schedule);
        return ScoreParting.of(schedule.id(), validation, prepared.problem(), prepared.fairness(roster(schedule)));
    }

    private Roster roster(Schedule schedule) {
        return new Roster(schedules.cells(schedule.id()).stream()
                .map(c -> new Roster.Cell(c.personId(), c.date(), c.activityId()))
                .toList());
    }
}
