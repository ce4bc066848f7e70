package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.shared.Creation;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.PersonRepository;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Ids;
import org.rounds.persistence.shared.Listing;

/** People who can be rostered. */
@Stateless
public class PersonService {
    @Inject
    PersonRepository people;

    @Inject
    TeamService teams;

    @Inject
    ActivityService activities;

    @Inject
    WorkspaceService workspaces;

    @Inject
    Creation creation;

    @Inject
    Clock clock;

    @Allowed(resource = "person", action = Action.CREATE)
    public PersonView create(CreatePerson command) {
        Person person = new Person(Ids.next(), command.name(), command.type(), clock.instant());
        if (command.skills() != null) {
            person.qualify(command.skills());
        }
        if (command.pgyLevel() != null) {
            requireResident(command.type());
            person.grade(academicYear(), command.pgyLevel());
        }
        if (command.limits() != null) {
            limit(person, command.limits());
        }
        creation.store(person, "person", new PersonCreated(person.id()));
        List<UUID> joined = List.of();
        if (command.teamId() != null) {
            join(teams.named(command.teamId()).id(), person);
            joined = List.of(command.teamId());
        }
        return PersonView.of(person, academicYear(), joined);
    }

    private static void requireResident(Person.Type type) {
        if (type != Person.Type.RESIDENT) {
            throw DomainException.invalid("pgy_level", "is for residents only");
        }
    }

    private void limit(Person person, LimitsView limits) {
        if (limits.minMinutes() != null && limits.maxMinutes() != null && limits.minMinutes() > limits.maxMinutes()) {
            throw DomainException.invalid("limits.min_minutes", "must not be above max_minutes");
        }
        if (limits.minConsecutiveShifts() != null
                && limits.maxConsecutiveShifts() != null
                && limits.minConsecutiveShifts() > limits.maxConsecutiveShifts()) {
            throw DomainException.invalid("limits.min_consecutive_shifts", "must not be above max_consecutive_shifts");
        }
        Map<UUID, Integer> maxShifts = limits.maxShifts() == null ? Map.of() : limits.maxShifts();
        activities.require("limits.max_shifts", maxShifts.keySet());
        person.limit(limits.toLimits(), maxShifts);
    }

    private void join(UUID teamId, Person person) {
        people.entityManager().persist(new TeamMembership(Ids.next(), teamId, person.id(), clock.instant()));
    }

    @Allowed(resource = "person", action = Action.READ, personal = true)
    public PersonView get(UUID id) {
        Person person = people.find(id).orElseThrow(() -> DomainException.notFound("person", id));
        return PersonView.of(person, academicYear(), teamsOf(List.of(id)).getOrDefault(id, List.of()));
    }

    @Allowed(resource = "person", action = Action.LIST, personal = true)
    public Listing.Result<PersonView> list(Listing.Query query) {
        int year = academicYear();
        var result = people.list(query, year);
        Map<UUID, List<UUID>> joined =
                teamsOf(result.rows().stream().map(Person::id).toList());
        return result.map(p -> PersonView.of(p, year, joined.getOrDefault(p.id(), List.of())));
    }

    /** Returns the active members of a team on any day of the period, both days inclusive, by name. */
    @Allowed(resource = "person", action = Action.READ)
    public List<Person> members(UUID teamId, LocalDate from, LocalDate to) {
        return people.members(teamId, from, to);
    }

    /** Returns everybody's times in the team, past and to come, those of inactive people too. */
    @Allowed(resource = "person", action = Action.READ)
    public List<TeamMembership> memberships(UUID teamId) {
        return people.membershipsOf(teamId);
    }

    /** Returns the persons with these ids, by name; ids that name nobody are left out. */
    @Allowed(resource = "person", action = Action.READ)
    public List<Person> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : people.all(ids);
    }

    /** Returns the teams that all these people belong to, whenever. */
    @Allowed(resource = "person", action = Action.READ)
    public Set<UUID> teamsInCommon(Collection<UUID> ids) {
        Map<UUID, List<UUID>> joined = teamsOf(ids);
        return joined.values().stream()
                .map(Set::copyOf)
                .reduce((a, b) -> a.stream().filter(b::contains).collect(Collectors.toSet()))
                .filter(teams -> joined.keySet().containsAll(ids))
                .orElse(Set.of());
    }

    /** @throws DomainException invalid, unless the id names a person */
    @Allowed(resource = "person", action = Action.READ)
    public Person named(UUID personId) {
        Optional<Person> person = people.find(personId);
        return person.orElseThrow(() -> DomainException.invalid("person_id", "names no person"));
    }

    private Map<UUID, List<UUID>> teamsOf(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : people.memberships(ids).stream()
                        .collect(Collectors.groupingBy(
                                TeamMembership::personId,
                                Collectors.mapping(TeamMembership::teamId, Collectors.toList())));
    }

    /** Returns the current academic year: it starts on 1 July and is named after the year it starts in (catalogue/residency.md 3.3). */
    @Allowed(resource = "person", action = Action.READ)
    public int academicYear() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), workspaces.zone());
        return today.getMonth().compareTo(Month.JULY) >= 0 ? today.getYear() : today.getYear() - 1;
    }
}
