package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.TeamService;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.schedule.FairnessEntry;
import org.rounds.persistence.schedule.FairnessRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Listing;

/**
 * The fairness ledger: who has borne how much of what nobody likes, against an even part of it. Balances go on from year
 * to year, and all of them together are always zero.
 */
@Stateless
public class FairnessService {
    @Inject
    FairnessRepository ledger;

    @Inject
    PersonService people;

    @Inject
    TeamService teams;

    @Inject
    Clock clock;

    /** Brings the ledger up to what is in force of these schedules; in the transaction that changed it. */
    @Allowed(resource = "schedule", action = Action.READ)
    public void post(Collection<UUID> schedules) {
        ledger.post(schedules, clock.instant());
    }

    /** Returns by how many days of each category these people have done more than their share in what ended before the day. */
    @Allowed(resource = "schedule", action = Action.READ)
    public Map<FairnessEntry.Category, Map<UUID, Double>> ahead(LocalDate day, Collection<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : ledger.before(day, people).stream()
                        .collect(Collectors.groupingBy(
                                FairnessRepository.Balance::category,
                                Collectors.toMap(FairnessRepository.Balance::personId, b -> b.days()
                                        .doubleValue())));
    }

    @Allowed(resource = "fairness", action = Action.LIST, own = true, personal = true)
    public Listing.Result<FairnessEntryView> entries(Listing.Query query) {
        return ledger.list(Access.ownOnly(query)).map(FairnessEntryView::of);
    }

    /** This person's statement. */
    @Allowed(resource = "fairness", action = Action.READ, own = true, personal = true)
    public FairnessStatementView ofPerson(UUID personId) {
        if (!Access.reaches(personId) || people.names(List.of(personId)).isEmpty()) {
            throw DomainException.notFound("person", personId);
        }
        return FairnessStatementView.of(personId, ledger.years(personId));
    }

    /** How those who are or were in a team stand by now. */
    @Allowed(resource = "fairness", action = Action.READ, personal = true)
    public TeamFairnessView ofTeam(UUID teamId) {
        UUID team = teams.get(teamId).id();
        Set<UUID> members =
                people.memberships(team).stream().map(TeamMembership::personId).collect(Collectors.toSet());
        List<FairnessRepository.Standing> standings = members.isEmpty() ? List.of() : ledger.standings(members);
        return TeamFairnessView.of(team, standings);
    }
}
