package org.rounds.ejb.rotation;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.shared.RootView;
import org.rounds.persistence.rotation.Activity;

/** An activity, with a start in local time and its real length. */
public record ActivityView(
        UUID id,
        @Nullable UUID teamId,
        String code,
        String name,
        Activity.Kind kind,
        @JsonFormat(pattern = "HH:mm") LocalTime startTime,
        int lengthMinutes,
        Activity.Presence presence,
        boolean bookable,
        @Nullable String abbreviation,
        @Nullable String color,
        boolean supervisionRequired,
        boolean providesSupervision,
        @Nullable Integer minPgyLevel,
        @Nullable Integer maxPgyLevel,
        boolean archived,
        List<UUID> mayNotFollow,
        List<String> skills,
        Instant createdAt,
        long version)
        implements RootView {
    public static ActivityView of(Activity activity) {
        return new ActivityView(
                activity.id(),
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
                activity.archived(),
                activity.mayNotFollow().stream().sorted().toList(),
                activity.skills().stream().sorted().toList(),
                activity.createdAt(),
                activity.version());
    }
}
