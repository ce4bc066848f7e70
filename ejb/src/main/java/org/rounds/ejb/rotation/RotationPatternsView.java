package org.rounds.ejb.rotation;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.RotationPattern;

/** The week of a rotation template, with the template's id and version. */
public record RotationPatternsView(UUID id, List<RotationPatternView> patterns, long version) implements RootView {
    private static final Comparator<RotationPattern> BY_TIME = Comparator.<RotationPattern>comparingInt(
                    p -> p.week() == null ? 0 : p.week())
            .thenComparing(RotationPattern::weekday)
            .thenComparing(RotationPattern::slot);

    static RotationPatternsView of(Activity template) {
        return new RotationPatternsView(
                template.id(),
                template.patterns().stream()
                        .sorted(BY_TIME)
                        .map(RotationPatternView::of)
                        .toList(),
                template.version());
    }
}
