package org.rounds.ejb.rotation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Changes;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityRepository;
import org.rounds.persistence.rotation.ActivityTraits;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;

/** What the faces of activities have in common: how one is made, changed and removed. */
@Dependent
class ActivityStore {
    static final String WORD = "activity";

    @Inject
    ActivityRepository activities;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    Activity find(ActivityFace face, UUID id) {
        return activities.find(id).filter(face::shows).orElseThrow(() -> DomainException.notFound(face.word(), id));
    }

    /** Makes one that is not stored yet. */
    Activity make(SaveActivity command) {
        requireMeaning(command);
        Activity activity = new Activity(
                Ids.next(),
                team(command),
                command.code(),
                command.name(),
                command.kind(),
                command.startTime(),
                command.lengthMinutes(),
                command.presence(),
                command.bookable(),
                clock.instant());
        describe(activity, command, ActivityTraits.NONE);
        return activity;
    }

    Activity store(Activity activity) {
        return changes.store(activity, WORD, new ActivityCreated(activity.id()));
    }

    void rewrite(Activity activity, SaveActivity command) {
        requireMeaning(command);
        if (!command.work().equals(SaveActivity.of(activity).work())) {
            requireUnassigned(activity);
        }
        if (command.kind() != activity.kind() && activity.hasRotationParts()) {
            Changes.requireUnused("activity's kind", List.of("rotation_template"));
        }
        activity.change(
                team(command),
                command.code(),
                command.name(),
                command.kind(),
                command.startTime(),
                command.lengthMinutes(),
                command.presence(),
                command.bookable());
        describe(activity, command, activity.traits());
    }

    private static void describe(Activity activity, SaveActivity command, ActivityTraits traits) {
        activity.be(command.onto(traits));
        activity.require(command.skills());
        activity.forbidNext(command.mayNotFollow());
    }

    /** Rosters show when people really work: an activity that becomes another would make them tell something else. */
    private void requireUnassigned(Activity activity) {
        if (changes.users(activity).contains("assignment")) {
            Changes.requireUnused(
                    "activity's team_id, kind, start_time, length_minutes or presence", List.of("assignment"));
        }
    }

    void remove(Activity activity, @Nullable Long version) {
        Changes.requireVersion(activity, version);
        activity.forbidNext(Set.of()); // it may be its own successor
        activity.follow(List.of());
        changes.remove(activity, null, WORD, new ActivityDeleted(activity.id()));
    }

    private void requireMeaning(SaveActivity command) {
        if (!command.startTime().equals(command.startTime().truncatedTo(ChronoUnit.MINUTES))) {
            throw DomainException.invalid("start_time", "must be to the minute");
        }
        Integer lowest = command.minPgyLevel();
        Integer highest = command.maxPgyLevel();
        if (lowest != null && highest != null && highest < lowest) {
            throw DomainException.invalid("max_pgy_level", "must not be less than min_pgy_level");
        }
        require("may_not_follow", command.mayNotFollow());
    }

    private @Nullable UUID team(SaveActivity command) {
        return command.teamId() == null ? null : teams.named(command.teamId()).id();
    }

    List<Activity> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : activities.all(ids);
    }

    /** @throws DomainException invalid, naming the field, unless every id names an activity */
    List<Activity> require(String field, Set<UUID> ids) {
        List<Activity> found = all(ids);
        Set<UUID> unknown = new HashSet<>(ids);
        found.forEach(a -> unknown.remove(a.id()));
        if (!unknown.isEmpty()) {
            throw DomainException.invalid(Map.of(
                    field, List.of("names no activity: " + unknown.iterator().next())));
        }
        return found;
    }
}
