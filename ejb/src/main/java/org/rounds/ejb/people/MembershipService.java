package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Days;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.people.MembershipRepository;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** Who belongs to which team, and when. The database refuses that a person is in one team twice on the same day. */
@Stateless
public class MembershipService {
    @Inject
    MembershipRepository memberships;

    @Inject
    PersonService people;

    @Inject
    TeamService teams;

    @Inject
    Changes changes;

    @Inject
    Clock clock;

    @Allowed(resource = "membership", action = Action.CREATE)
    public MembershipView create(SaveMembership command) {
        requireOrder(command);
        TeamMembership membership = new TeamMembership(
                Ids.next(),
                teams.named(command.teamId()).id(),
                people.named(command.personId()).id(),
                command.startDate(),
                command.endDate(),
                clock.instant());
        membership.change(command.startDate(), command.endDate(), command.role());
        return MembershipView.of(changes.store(membership, "membership", new MembershipCreated(membership.id())));
    }

    /** Lets this person join; the body need not say who it is. */
    @Allowed(resource = "membership", action = Action.CREATE)
    public MembershipView createOfPerson(UUID personId, Patch<SaveMembership> body) {
        people.existing(personId);
        SaveMembership command = body.onto(SaveMembership.ofPerson(personId));
        requireSame("person_id", personId, command.personId(), "is not the person of the address");
        return create(command);
    }

    /** Lets somebody join this team; the body need not say which it is. */
    @Allowed(resource = "membership", action = Action.CREATE)
    public MembershipView createOfTeam(UUID teamId, Patch<SaveMembership> body) {
        teams.get(teamId);
        SaveMembership command = body.onto(SaveMembership.ofTeam(teamId));
        requireSame("team_id", teamId, command.teamId(), "is not the team of the address");
        return create(command);
    }

    private static void requireOrder(SaveMembership command) {
        if (command.startDate() != null) {
            Days.requireKnown("start_date", command.startDate());
        }
        if (command.endDate() != null) {
            Days.requireKnown("end_date", command.endDate());
        }
        if (command.startDate() != null && command.endDate() != null) {
            Days.requireOrder("end_date", command.startDate(), command.endDate());
        }
    }

    private static void requireSame(String field, UUID expected, UUID said, String reason) {
        if (!expected.equals(said)) {
            throw DomainException.invalid(field, reason);
        }
    }

    @Allowed(resource = "membership", action = Action.UPDATE)
    public MembershipView change(UUID id, long version, Patch<SaveMembership> patch) {
        TeamMembership membership = find(id);
        return changes.change(
                membership,
                version,
                "membership",
                new MembershipUpdated(id),
                MembershipView::of,
                () -> rewrite(membership, patch.onto(SaveMembership.of(membership))));
    }

    private static void rewrite(TeamMembership membership, SaveMembership command) {
        requireSame("person_id", membership.personId(), command.personId(), "never changes");
        requireSame("team_id", membership.teamId(), command.teamId(), "never changes");
        requireOrder(command);
        membership.change(command.startDate(), command.endDate(), command.role());
    }

    /** Removes what was a mistake; whoever leaves gets a last day instead. */
    @Allowed(resource = "membership", action = Action.DELETE)
    public void delete(UUID id, @Nullable Long version) {
        changes.remove(find(id), version, "membership", new MembershipDeleted(id));
    }

    @Allowed(resource = "membership", action = Action.READ)
    public MembershipView get(UUID id) {
        return MembershipView.of(find(id));
    }

    private TeamMembership find(UUID id) {
        return memberships.find(id).orElseThrow(() -> DomainException.notFound("membership", id));
    }

    /** Memberships that touch the period. */
    @Allowed(resource = "membership", action = Action.LIST)
    public Listing.Result<MembershipView> list(Listing.Query query) {
        return memberships.list(query).map(MembershipView::of);
    }

    @Allowed(resource = "membership", action = Action.LIST)
    public Listing.Result<MembershipView> listOfPerson(UUID personId, Listing.Query query) {
        people.existing(personId);
        return list(query.only("person_id", List.of(personId)));
    }

    @Allowed(resource = "membership", action = Action.LIST)
    public Listing.Result<MembershipView> listOfTeam(UUID teamId, Listing.Query query) {
        teams.get(teamId);
        return list(query.only("team_id", List.of(teamId)));
    }
}
