package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.schedule.RequestRepository;
import org.rounds.persistence.schedule.RosterRequest;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** What people would like to work and when they would like to be off. */
@Stateless
public class RequestService {
    @Inject
    RequestRepository requests;

    @Inject
    PersonService people;

    @Inject
    ActivityService activities;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Allowed(resource = "request", action = Action.CREATE, own = true)
    public RosterRequestView create(SaveRosterRequest command) {
        requireMeaning(command);
        RosterRequest request = new RosterRequest(
                Ids.next(),
                people.named(command.personId()).id(),
                command.date(),
                command.activityId(),
                command.kind(),
                command.weight(),
                clock.instant());
        return RosterRequestView.of(changes.store(request, "request", new RosterRequestCreated(request.id())));
    }

    private void requireMeaning(SaveRosterRequest command) {
        Access.require(command.personId());
        Days.requireKnown("date", command.date());
        if (command.activityId() != null) {
            activities.require("activity_id", Set.of(command.activityId()));
        }
    }

    @Allowed(resource = "request", action = Action.UPDATE, own = true)
    public RosterRequestView change(UUID id, long version, Patch<SaveRosterRequest> patch) {
        RosterRequest request = find(id);
        return changes.change(
                request,
                version,
                "request",
                new RosterRequestUpdated(id),
                RosterRequestView::of,
                () -> rewrite(request, patch.onto(SaveRosterRequest.of(request))));
    }

    private void rewrite(RosterRequest request, SaveRosterRequest command) {
        requireMeaning(command);
        request.change(
                people.named(command.personId()).id(),
                command.date(),
                command.activityId(),
                command.kind(),
                command.weight());
    }

    @Allowed(resource = "request", action = Action.DELETE, own = true)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(find(id), version, "request", new RosterRequestDeleted(id));
    }

    @Allowed(resource = "request", action = Action.READ, own = true, personal = true)
    public RosterRequestView get(UUID id) {
        return RosterRequestView.of(find(id));
    }

    private RosterRequest find(UUID id) {
        return requests.find(id)
                .filter(request -> Access.reaches(request.personId()))
                .orElseThrow(() -> DomainException.notFound("request", id));
    }

    @Allowed(resource = "request", action = Action.LIST, own = true, personal = true)
    public Listing.Result<RosterRequestView> list(Listing.Query query) {
        return requests.list(Access.ownOnly(query)).map(RosterRequestView::of);
    }

    /** Returns the wishes of these people for the period, both days inclusive, in a stable order. */
    @Allowed(resource = "schedule", action = Action.READ)
    public List<RosterRequest> within(Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return requests.within(personIds, from, to);
    }
}
