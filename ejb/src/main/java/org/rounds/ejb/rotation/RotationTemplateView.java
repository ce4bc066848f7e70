package org.rounds.ejb.rotation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityTraits;
import org.rounds.persistence.rotation.RotationRequirement;

/** An activity of the kind rotation, as residents' years are made of. */
public record RotationTemplateView(
        UUID id,
        @Nullable UUID teamId,
        String code,
        String name,
        @Nullable String abbreviation,
        @Nullable String color,
        ActivityTraits.@Nullable Setting setting,
        boolean leaveEligible,
        boolean includesWeekendWork,
        boolean supervisionRequired,
        boolean providesSupervision,
        @Nullable Integer minPgyLevel,
        @Nullable Integer maxPgyLevel,
        List<UUID> mayNotFollow,
        List<String> skills,
        List<RotationRequirementView> requirements,
        boolean archived,
        Instant createdAt,
        long version)
        implements RootView {
    static RotationTemplateView of(Activity template) {
        ActivityTraits traits = template.traits();
        return new RotationTemplateView(
                template.id(),
                template.teamId(),
                template.code(),
                template.name(),
                traits.abbreviation(),
                traits.color(),
                traits.setting(),
                traits.leaveEligible(),
                traits.includesWeekendWork(),
                traits.supervisionRequired(),
                traits.providesSupervision(),
                traits.minPgyLevel(),
                traits.maxPgyLevel(),
                template.mayNotFollow().stream().sorted().toList(),
                template.skills().stream().sorted().toList(),
                requirements(template),
                template.archived(),
                template.createdAt(),
                template.version());
    }

    static List<RotationRequirementView> requirements(Activity template) {
        return template.requirements().stream()
                .sorted(Comparator.comparingInt(RotationRequirement::pgyLevel))
                .map(RotationRequirementView::of)
                .toList();
    }
}
