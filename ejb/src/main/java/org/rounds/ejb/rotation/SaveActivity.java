package org.rounds.ejb.rotation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.SkillCode;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityTraits;

/**
 * @param teamId whose activity it is; absent: every team's
 * @param name the code unless said otherwise
 * @param kind a shift unless said otherwise
 * @param startTime local time of day, to the minute
 * @param lengthMinutes real length, 1 to 1440
 * @param presence on site unless said otherwise
 * @param color #rrggbb
 * @param providesSupervision whether those who are on it supervise others
 * @param minPgyLevel lowest grade of a resident who may be on it
 * @param mayNotFollow activities that must not be worked on the day after this one
 */
public record SaveActivity(
        @Nullable UUID teamId,
        @NotBlank @Size(max = 64) String code,
        @Size(min = 1, max = 255) @Nullable String name,
        Activity.@Nullable Kind kind,
        @NotNull LocalTime startTime,
        @NotNull @Min(1) @Max(1440) Integer lengthMinutes,
        Activity.@Nullable Presence presence,
        @Nullable Boolean bookable,
        @Size(min = 1, max = 20) @Nullable String abbreviation,
        @Pattern(regexp = COLOR) @Nullable String color,
        @Nullable Boolean supervisionRequired,
        @Nullable Boolean providesSupervision,
        @Min(1) @Max(8) @Nullable Integer minPgyLevel,
        @Min(1) @Max(8) @Nullable Integer maxPgyLevel,
        @Size(max = 1000) @Nullable Set<@NotNull UUID> mayNotFollow,
        @Size(max = 100) @Nullable Set<@NotNull @SkillCode String> skills) {
    static final String COLOR = "#[0-9a-fA-F]{6}";

    static SaveActivity of(Activity activity) {
        return new SaveActivity(
                activity.teamId(),
                activity.code(),
                activity.name(),
                activity.kind(),
                activity.startTime(),
                Math.toIntExact(activity.length().toMinutes()),
                activity.presence(),
                activity.bookable(),
                activity.traits().abbreviation(),
                activity.traits().color(),
                activity.supervisionRequired(),
                activity.providesSupervision(),
                activity.minPgyLevel(),
                activity.maxPgyLevel(),
                activity.mayNotFollow(),
                activity.skills());
    }

    /** What work it is, which those who have been given it must be able to rely on. */
    List<@Nullable Object> work() {
        return Arrays.asList(teamId, kind(), startTime, lengthMinutes, presence());
    }

    /** Returns them with what is said here. */
    ActivityTraits onto(ActivityTraits traits) {
        return new ActivityTraits(
                abbreviation,
                color,
                traits.leaveEligible(),
                Boolean.TRUE.equals(supervisionRequired),
                Boolean.TRUE.equals(providesSupervision),
                minPgyLevel,
                maxPgyLevel,
                traits.setting(),
                traits.includesWeekendWork());
    }

    @Override
    public String name() {
        return name == null ? code : name;
    }

    @Override
    public Activity.Kind kind() {
        return kind == null ? Activity.Kind.SHIFT : kind;
    }

    @Override
    public Activity.Presence presence() {
        return presence == null ? Activity.Presence.ON_SITE : presence;
    }

    @Override
    public Boolean bookable() {
        return Boolean.TRUE.equals(bookable);
    }

    @Override
    public Set<@NotNull UUID> mayNotFollow() {
        return mayNotFollow == null ? Set.of() : mayNotFollow;
    }

    @Override
    public Set<@NotNull @SkillCode String> skills() {
        return skills == null ? Set.of() : skills;
    }
}
