package org.rounds.ejb.rotation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityTraits;

/**
 * @param teamId whose rotation it is; absent: every team's
 * @param name the code unless said otherwise
 * @param color #rrggbb
 * @param leaveEligible whether those who are on it may take leave; yes, unless said otherwise
 * @param minPgyLevel lowest grade of a resident who may be on it
 * @param mayNotFollow activities that must not come right after this one
 * @param requirements what residents of a grade must do in an academic year, one for a grade
 */
public record SaveRotationTemplate(
        @Nullable UUID teamId,
        @NotBlank @Size(max = 64) String code,
        @Size(min = 1, max = 255) @Nullable String name,
        @Size(min = 1, max = 20) @Nullable String abbreviation,
        @Pattern(regexp = SaveActivity.COLOR) @Nullable String color,
        ActivityTraits.@Nullable Setting setting,
        @Nullable Boolean leaveEligible,
        @Nullable Boolean includesWeekendWork,
        @Nullable Boolean supervisionRequired,
        @Nullable Boolean providesSupervision,
        @Min(1) @Max(8) @Nullable Integer minPgyLevel,
        @Min(1) @Max(8) @Nullable Integer maxPgyLevel,
        @Size(max = 1000) @Nullable Set<@NotNull UUID> mayNotFollow,
        @Size(max = 100) @Nullable Set<@NotNull @SkillCode String> skills,
        @Size(max = 8) @Nullable List<@NotNull @Valid RotationRequirementView> requirements) {
    static SaveRotationTemplate of(Activity template) {
        ActivityTraits traits = template.traits();
        return new SaveRotationTemplate(
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
                template.mayNotFollow(),
                template.skills(),
                RotationTemplateView.requirements(template));
    }

    /** Returns what a new activity is: all day, and nowhere, since its weekly pattern says when and where. */
    SaveActivity activity() {
        return activity(LocalTime.MIDNIGHT, 1440, Activity.Presence.NONE, false);
    }

    /** Returns what the activity would be, whose hours are not a rotation's to change. */
    SaveActivity activity(Activity existing) {
        return activity(
                existing.startTime(),
                Math.toIntExact(existing.length().toMinutes()),
                existing.presence(),
                existing.bookable());
    }

    private SaveActivity activity(LocalTime start, int minutes, Activity.Presence presence, boolean bookable) {
        return new SaveActivity(
                teamId,
                code,
                name,
                Activity.Kind.ROTATION,
                start,
                minutes,
                presence,
                bookable,
                abbreviation,
                color,
                supervisionRequired,
                providesSupervision,
                minPgyLevel,
                maxPgyLevel,
                mayNotFollow,
                skills);
    }

    /** Returns all traits of the rotation. */
    ActivityTraits traits() {
        return activity()
                .onto(new ActivityTraits(
                        null,
                        null,
                        leaveEligible == null || leaveEligible,
                        false,
                        false,
                        null,
                        null,
                        setting,
                        Boolean.TRUE.equals(includesWeekendWork)));
    }

    @Override
    public List<@NotNull @Valid RotationRequirementView> requirements() {
        return requirements == null ? List.of() : requirements;
    }
}
