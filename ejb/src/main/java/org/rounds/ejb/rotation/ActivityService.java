package org.rounds.ejb.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** What people can be given to do. */
@Stateless
public class ActivityService {
    @Inject
    ActivityRepository activities;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    @Allowed(resource = "activity", action = Action.CREATE)
    public ActivityView create(SaveActivity command) {
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
        activity.require(command.skills());
        activity.forbidNext(command.mayNotFollow());
        return ActivityView.of(changes.store(activity, "activity", new ActivityCreated(activity.id())));
    }

    private void requireMeaning(SaveActivity command) {
        if (!command.startTime().equals(command.startTime().truncatedTo(ChronoUnit.MINUTES))) {
            throw DomainException.invalid("start_time", "must be to the minute");
        }
        require("may_not_follow", command.mayNotFollow());
    }

    private @Nullable UUID team(SaveActivity command) {
        return command.teamId() == null ? null : teams.named(command.teamId()).id();
    }

    /** @throws DomainException conflict, if what work it is would change under those who have been given it */
    @Allowed(resource = "activity", action = Action.UPDATE)
    public ActivityView change(UUID id, long version, Patch<SaveActivity> patch) {
        Activity activity = existing(id);
        return changes.change(
                activity,
                version,
                "activity",
                new ActivityUpdated(id),
                ActivityView::of,
                () -> rewrite(activity, patch.onto(SaveActivity.of(activity))));
    }

    private void rewrite(Activity activity, SaveActivity command) {
        requireMeaning(command);
        if (!command.work().equals(SaveActivity.of(activity).work())) {
            requireUnassigned(activity);
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

    /** @throws DomainException conflict, if something refers to it */
    @Allowed(resource = "activity", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        Activity activity = existing(id);
        activity.forbidNext(Set.of()); // it may be its own successor
        changes.remove(activity, version, "activity", new ActivityDeleted(id));
    }

    @Allowed(resource = "activity", action = Action.READ)
    public ActivityView get(UUID id) {
        return ActivityView.of(existing(id));
    }

    /** Returns who has changed it, newest first. */
    @Allowed(resource = "activity", action = Action.READ)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("activity", existing(id).id(), query);
    }

    private Activity existing(UUID id) {
        return activities.find(id).orElseThrow(() -> DomainException.notFound("activity", id));
    }

    @Allowed(resource = "activity", action = Action.LIST)
    public Listing.Result<ActivityView> list(Listing.Query query) {
        return activities.list(query).map(ActivityView::of);
    }

    /** Returns what a team can be given to do: its own activities and the whole workspace's, by start. */
    @Allowed(resource = "activity", action = Action.READ)
    public List<Activity> of(UUID teamId) {
        return activities.of(teamId);
    }

    /** Returns the activities with these ids, by start; ids that name none are left out. */
    @Allowed(resource = "activity", action = Action.READ)
    public List<Activity> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : activities.all(ids);
    }

    /** @throws DomainException invalid, naming the field, unless every id names an activity */
    @Allowed(resource = "activity", action = Action.READ)
    public void require(String field, Set<UUID> ids) {
        Set<UUID> unknown = new HashSet<>(ids);
        all(ids).forEach(a -> unknown.remove(a.id()));
        if (!unknown.isEmpty()) {
            throw DomainException.invalid(
                    field, "names no activity: " + unknown.iterator().next());
        }
    }
}
