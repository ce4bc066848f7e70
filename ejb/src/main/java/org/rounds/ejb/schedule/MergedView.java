package org.rounds.ejb.schedule;

import java.util.List;
import java.util.UUID;
import org.rounds.ejb.schedule.ValidationView.ViolationView;

/**
 * What became of a scenario's changes.
 *
 * @param taken what the schedule has got
 * @param kept what stays as it is in the schedule, because the request said so
 * @param left what is not merged
 * @param violations what is newly broken in the schedule, or worse
 */
public record MergedView(
        UUID scheduleId,
        UUID scenarioId,
        long scheduleVersion,
        List<MergeCellView> taken,
        List<MergeCellView> kept,
        MergeView.Left left,
        List<ViolationView> violations) {}
