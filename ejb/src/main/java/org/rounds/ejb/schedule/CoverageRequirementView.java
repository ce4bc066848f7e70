package org.rounds.ejb.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.schedule.CoverageRequirement;

/** A coverage requirement; days are inclusive, weekdays ISO. */
public record CoverageRequirementView(
        UUID id,
        UUID teamId,
        UUID activityId,
        LocalDate startDate,
        LocalDate endDate,
        List<Integer> weekdays,
        @Nullable String skill,
        int minimum,
        int required,
        int underWeight,
        int overWeight,
        Instant createdAt,
        long version)
        implements RootView {
    static CoverageRequirementView of(CoverageRequirement requirement) {
        var heads = requirement.heads();
        return new CoverageRequirementView(
                requirement.id(),
                requirement.teamId(),
                requirement.activityId(),
                requirement.startDate(),
                requirement.endDate(),
                requirement.weekdays().stream().map(DayOfWeek::getValue).toList(),
                heads.skill(),
                heads.minimum(),
                heads.required(),
                heads.underWeight(),
                heads.overWeight(),
                requirement.createdAt(),
                requirement.version());
    }
}
