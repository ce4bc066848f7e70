package org.rounds.ejb.integration;

import static java.util.stream.Collectors.groupingBy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.people.AbsenceService;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.TeamService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.schedule.CoverageService;
import org.rounds.ejb.schedule.RequestService;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.people.WorkTerm;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.schedule.RosterRequest;
import org.rounds.persistence.shared.DomainException;

/** Gives a whole team away as a bundle, so that an import makes the same of it again. */
@Stateless
public class ExportService {
    @Inject
    TeamService teams;

    @Inject
    PersonService people;

    @Inject
    ActivityService activities;

    @Inject
    CoverageService coverage;

    @Inject
    RequestService requests;

    @Inject
    AbsenceService absences;

    @Inject
    AuditService audit;

    /**
     * Returns all that is the team's, of all times. Requests and limits that concern another team's activities are that
     * team's and left out; so is what its people do elsewhere.
     *
     * @throws DomainException not found, if there is no such team; conflict, if a code would have two meanings
     */
    @Allowed(resource = "team", action = Action.EXPORT)
    public RosterBundle export(UUID teamId) {
        var team = teams.get(teamId);
        Map<UUID, List<TeamMembership>> times =
                people.memberships(teamId).stream().collect(groupingBy(TeamMembership::personId));
        List<Person> members = people.all(times.keySet()).stream()
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
        LocalDate first = Bounds.FIRST_DATE;
        LocalDate last = Bounds.LAST_DATE;
        List<CoverageRequirement> wanted = coverage.touching(teamId, first, last);
        List<RosterRequest> wishes = times.isEmpty() ? List.of() : requests.within(times.keySet(), first, last);
        List<Absence> away = times.isEmpty() ? List.of() : absences.ofPeople(times.keySet());
        ExportCodes codes = new ExportCodes(activities.of(teamId), members, mentioned(members, wanted, wishes, away));
        RosterBundle bundle = new RosterBundle(
                ExportRows.team(team),
                codes.activities().stream()
                        .map(row -> ExportRows.activity(row, codes))
                        .toList(),
                members.stream()
                        .map(person -> ExportRows.person(person, times.getOrDefault(person.id(), List.of()), codes))
                        .toList(),
                ExportRows.coverage(wanted, codes),
                ExportRows.requests(wishes, codes),
                ExportRows.absences(away, codes));
        audit.record("exported", "team", teamId);
        return bundle;
    }

    private static Stream<UUID> mentioned(
            List<Person> members, List<CoverageRequirement> wanted, List<RosterRequest> wishes, List<Absence> away) {
        return Stream.of(
                        members.stream().flatMap(person -> person.maxShifts().keySet().stream()),
                        members.stream()
                                .flatMap(person -> person.terms().stream())
                                .flatMap(term -> term.days().stream())
                                .map(WorkTerm.Day::activityId),
                        wanted.stream().map(CoverageRequirement::activityId),
                        wishes.stream().map(RosterRequest::activityId),
                        away.stream().map(absence -> absence.terms().replacementActivityId()))
                .flatMap(ids -> ids)
                .filter(Objects::nonNull);
    }
}
