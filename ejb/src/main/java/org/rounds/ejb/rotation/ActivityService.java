package org.rounds.ejb.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.rotation.ActivityRepository;
import org.rounds.persistence.rotation.RotationPattern;
import org.rounds.persistence.rotation.RotationRequirement;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/** What people can be given to do, as activities of any kind or as shift types. */
@Stateless
public class ActivityService {
    @Inject
    ActivityRepository activities;

    @Inject
    ActivityStore store;

    @Inject
    Changes changes;

    @Inject
    AuditService audit;

    @Allowed(resource = "activity", action = Action.CREATE)
    public ActivityView create(ActivityFace face, SaveActivity command) {
        face.require(command.kind());
        return ActivityView.of(store.store(store.make(command)));
    }

    /** @throws DomainException conflict, if what work it is would change under those who have been given it */
    @Allowed(resource = "activity", action = Action.UPDATE)
    public ActivityView change(ActivityFace face, UUID id, long version, Patch<SaveActivity> patch) {
        Activity activity = store.find(face, id);
        return changes.change(activity, version, ActivityStore.WORD, new ActivityUpdated(id), ActivityView::of, () -> {
            SaveActivity command = patch.onto(SaveActivity.of(activity));
            face.require(command.kind());
            store.rewrite(activity, command);
        });
    }

    /** @throws DomainException conflict, if something refers to it */
    @Allowed(resource = "activity", action = Action.DELETE)
    public void delete(ActivityFace face, UUID id, @Nullable Long version) {
        store.remove(store.find(face, id), version);
    }

    @Allowed(resource = "activity", action = Action.READ)
    public ActivityView get(ActivityFace face, UUID id) {
        return ActivityView.of(store.find(face, id));
    }

    /** Returns who has changed it, newest first. */
    @Allowed(resource = "activity", action = Action.READ)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("activity", store.find(ActivityFace.ACTIVITIES, id).id(), query);
    }

    @Allowed(resource = "activity", action = Action.LIST)
    public Listing.Result<ActivityView> list(ActivityFace face, Listing.Query query) {
        return activities.list(face.limit(query)).map(ActivityView::of);
    }

    /** Returns what a team can be given to do: its own activities and the whole workspace's, by start. */
    @Allowed(resource = "activity", action = Action.READ)
    public List<Activity> of(UUID teamId) {
        return activities.of(teamId);
    }

    /** Returns the activities with these ids, by start; ids that name none are left out. */
    @Allowed(resource = "activity", action = Action.READ)
    public List<Activity> all(Collection<UUID> ids) {
        return store.all(ids);
    }

    /** As {@link #all}; none of those returned is deleted before the transaction ends. */
    @Allowed(resource = "activity", action = Action.READ)
    public List<Activity> held(Collection<UUID> ids) {
        activities.hold(ids);
        return store.all(ids);
    }

    /** @throws DomainException invalid, naming the field, unless every id names an activity */
    @Allowed(resource = "activity", action = Action.READ)
    public void require(String field, Set<UUID> ids) {
        store.require(field, ids);
    }

    /** @throws DomainException invalid, naming the field, unless the id names an activity that is not archived */
    @Allowed(resource = "activity", action = Action.READ)
    public void requireInUse(String field, UUID id) {
        if (store.require(field, Set.of(id)).get(0).archived()) {
            throw DomainException.invalid(field, "names an archived rotation template");
        }
    }

    /** Returns the weeks of these rotation templates, by template. */
    @Allowed(resource = "activity", action = Action.READ)
    public Map<UUID, List<RotationPattern>> patterns(Collection<UUID> templates) {
        return all(templates).stream().collect(Collectors.toMap(Activity::id, Activity::patterns));
    }

    /** Returns what these rotation templates ask of the grades, by template. */
    @Allowed(resource = "activity", action = Action.READ)
    public Map<UUID, List<RotationRequirement>> requirements(Collection<UUID> templates) {
        return all(templates).stream().collect(Collectors.toMap(Activity::id, Activity::requirements));
    }
}
