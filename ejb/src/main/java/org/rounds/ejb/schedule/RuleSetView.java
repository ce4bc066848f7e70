package org.rounds.ejb.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.Versioned;
import org.rounds.persistence.schedule.RuleSet;

/**
 * A set of duty-hour rules.
 *
 * @param teamId whom it binds; null for every team
 */
public record RuleSetView(
        UUID id, @Nullable UUID teamId, String name, List<DutyRuleView> rules, Instant createdAt, long version)
        implements Versioned {
    static RuleSetView of(RuleSet set) {
        return new RuleSetView(
                set.id(), set.teamId().orElse(null), set.name(), rules(set), set.createdAt(), set.version());
    }

    static List<DutyRuleView> rules(RuleSet set) {
        return set.rules().stream()
                .map(DutyRuleView::of)
                .sorted(Comparator.comparing(DutyRuleView::kind)
                        .thenComparing(DutyRuleView::fromDate)
                        .thenComparing(DutyRuleView::toString))
                .toList();
    }
}
