package org.rounds.ejb.schedule;

import java.util.List;
import java.util.UUID;

/**
 * What merging a scenario into its schedule would do.
 *
 * @param scheduleVersion what it holds for, to be sent as If-Match
 * @param taken what the schedule would get
 * @param conflicts what both have changed, each in its way: the request has to say which is to stand
 * @param left what is not merged
 */
public record MergeView(
        UUID scheduleId,
        UUID scenarioId,
        long scheduleVersion,
        List<MergeCellView> taken,
        List<MergeCellView> conflicts,
        Left left) {
    /**
     * What stays in the scenario.
     *
     * @param cells work of people who are not planned in the schedule
     * @param supposed what the scenario supposes: it is made true where it belongs, as cover, absences or rules
     */
    public record Left(List<MergeCellView> cells, List<ScenarioChangeView> supposed) {}
}
