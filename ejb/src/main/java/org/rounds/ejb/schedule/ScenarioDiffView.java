package org.rounds.ejb.schedule;

import java.util.List;
import java.util.UUID;
import org.rounds.ejb.schedule.ScoreReportView.ScoreParts;

/**
 * What a scenario has other than its schedule has by now.
 *
 * @param changes what happens to people, by day
 * @param cells the same, cell by cell
 * @param score what the scenario has more: by rule, person and week, and how fairly duties are spread
 * @param supposed what the scenario supposes
 */
public record ScenarioDiffView(
        UUID scheduleId,
        UUID scenarioId,
        List<RosterChangeView> changes,
        DiffView cells,
        ScoreParts score,
        List<ScenarioChangeView> supposed) {}
