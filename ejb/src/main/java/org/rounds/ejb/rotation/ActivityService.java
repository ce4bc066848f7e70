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
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.shared.Creation;
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
    Creation creation;

    @Inject
    Clock clock;

    @Allowed(resource = "activity", action = Action.CREATE)
    public ActivityView create(CreateActivity command) {
        if (!command.startTime().equals(command.startTime().truncatedTo(ChronoUnit.MINUTES))) {
            throw DomainException.invalid("start_time", "must be to the minute");
        }
        Activity activity = new Activity(
                Ids.next(),
                command.teamId() == null ? null : teams.named(command.teamId()).id(),
                command.code(),
                command.name() == null ? command.code() : command.name(),
                command.kind() == null ? Activity.Kind.SHIFT : command.kind(),
                command.startTime(),
                command.lengthMinutes(),
                command.presence() == null ? Activity.Presence.ON_SITE : command.presence(),
                Boolean.TRUE.equals(command.bookable()),
                clock.instant());
        if (command.skills() != null) {
            activity.require(command.skills());
        }
        if (command.mayNotFollow() != null) {
            require("may_not_follow", command.mayNotFollow());
            activity.forbidNext(command.mayNotFollow());
        }
        return ActivityView.of(creation.store(activity, "activity", new ActivityCreated(activity.id())));
    }

    @Allowed(resource = "activity", action = Action.READ)
    public ActivityView get(UUID id) {
        return ActivityView.of(activities.find(id).orElseThrow(() -> DomainException.notFound("activity", id)));
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
