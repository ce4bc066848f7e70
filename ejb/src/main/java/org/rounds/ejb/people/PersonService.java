package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.audit.ChangeView;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.WorkspaceService;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.people.MembershipRepository;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.PersonRepository;
import org.rounds.persistence.people.Targets;
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
    MembershipRepository memberships;

    @Inject
    TeamService teams;

    @Inject
    ActivityService activities;

    @Inject
    WorkspaceService workspaces;

    @Inject
    Changes changes;

    @Inject
    AuditService audit;

    @Inject
    EventBus events;

    @Inject
    Clock clock;

    @Allowed(resource = "person", action = Action.CREATE)
    public PersonView create(SavePerson command) {
        Person person = new Person(Ids.next(), command.name(), command.type(), clock.instant());
        requireMeaning(person.id(), command);
        write(person, command);
        changes.store(person, "person", new PersonCreated(person.id()));
        List<UUID> joined = List.of();
        if (command.teamId() != null) {
            join(teams.named(command.teamId()).id(), person);
            joined = List.of(command.teamId());
        }
        return PersonView.of(person, academicYear(), joined);
    }

    private void requireMeaning(UUID id, SavePerson command) {
        if (command.pgyLevel() != null && command.type() != Person.Type.RESIDENT) {
            throw DomainException.invalid("pgy_level", "is for residents only");
        }
        if (command.facultyRole() != null && command.type() != Person.Type.FACULTY) {
            throw DomainException.invalid("faculty_role", "is for faculty only");
        }
        if (command.email() != null && people.countOthersReached(command.email(), id) > 0) {
            throw DomainException.conflict(
                    "ALREADY_EXISTS", "There is a person with that address", Map.of("field", "email"));
        }
        requireOrder(command.targets());
        requireOrder(command.limits());
        activities.require("limits.max_shifts", command.limits().maxShifts().keySet());
        TermView.requireMeaning("limits.terms.", command.limits().terms());
        activities.require("limits.terms", TermView.activities(command.limits().terms()));
    }

    private static void requireOrder(Targets targets) {
        Integer least = targets.minClinicHalfdaysPerWeek();
        Integer most = targets.maxClinicHalfdaysPerWeek();
        if (least != null && most != null && least > most) {
            throw DomainException.invalid(
                    "targets.min_clinic_halfdays_per_week", "must not be above max_clinic_halfdays_per_week");
        }
    }

    private static void requireOrder(LimitsView limits) {
        if (limits.minMinutes() != null && limits.maxMinutes() != null && limits.minMinutes() > limits.maxMinutes()) {
            throw DomainException.invalid("limits.min_minutes", "must not be above max_minutes");
        }
        if (limits.minConsecutiveShifts() != null
                && limits.maxConsecutiveShifts() != null
                && limits.minConsecutiveShifts() > limits.maxConsecutiveShifts()) {
            throw DomainException.invalid("limits.min_consecutive_shifts", "must not be above max_consecutive_shifts");
        }
    }

    private void write(Person person, SavePerson command) {
        person.qualify(command.skills());
        person.describe(command.email(), command.facultyRole(), command.specialties());
        person.employ(command.employmentFraction(), command.targets());
        person.grade(academicYear(), command.pgyLevel());
        person.limit(command.limits().toLimits(), command.limits().maxShifts());
        person.agree(command.limits().terms().stream().map(TermView::term).toList());
        person.activate(command.active());
    }

    private void join(UUID teamId, Person person) {
        people.entityManager().persist(new TeamMembership(Ids.next(), teamId, person.id(), clock.instant()));
    }

    /** Changes everything but the type and, which have days of their own, the teams. */
    @Allowed(resource = "person", action = Action.UPDATE)
    public PersonView change(UUID id, long version, Patch<SavePerson> patch) {
        Person person = existing(id);
        boolean active = person.active();
        PersonView view = changes.change(
                person,
                version,
                "person",
                new PersonUpdated(id),
                this::view,
                () -> rewrite(person, patch.onto(SavePerson.of(person, academicYear()))));
        if (active && !view.active()) {
            events.publish(new PersonDeactivated(id));
        }
        return view;
    }

    private void rewrite(Person person, SavePerson command) {
        if (command.type() != person.type()) {
            throw DomainException.invalid("type", "never changes");
        }
        if (command.teamId() != null) {
            throw DomainException.invalid("team_id", "is given when a person is created; memberships have days");
        }
        requireMeaning(person.id(), command);
        person.rename(command.name());
        write(person, command);
    }

    /** Takes a person out of all that is still to be planned; rosters of the past go on naming them. */
    @Allowed(resource = "person", action = Action.DELETE)
    public void deactivate(UUID id, @Nullable Long version) {
        Person person = existing(id);
        changes.change(person, version, "person", new PersonDeactivated(id), this::view, () -> person.activate(false));
    }

    @Allowed(resource = "person", action = Action.READ, personal = true)
    public PersonView get(UUID id) {
        return view(existing(id));
    }

    /** @throws DomainException not found, if there is no such person */
    @Allowed(resource = "person", action = Action.READ)
    public Person existing(UUID id) {
        return people.find(id).orElseThrow(() -> DomainException.notFound("person", id));
    }

    private PersonView view(Person person) {
        UUID id = person.id();
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

    /** Returns who has changed it, newest first; only for those who may change it themselves. */
    @Allowed(resource = "person", action = Action.UPDATE, personal = true)
    public Listing.Result<ChangeView> history(UUID id, Listing.Query query) {
        return audit.changes("person", existing(id).id(), query);
    }

    /** Returns the active members of a team on any day of the period, both days inclusive, by name. */
    @Allowed(resource = "person", action = Action.READ)
    public List<Person> members(UUID teamId, LocalDate from, LocalDate to) {
        return people.members(teamId, from, to);
    }

    /** Returns everybody's times in the team, past and to come, those of inactive people too. */
    @Allowed(resource = "person", action = Action.READ)
    public List<TeamMembership> memberships(UUID teamId) {
        return memberships.ofTeam(teamId);
    }

    /** Returns the persons with these ids, by name; ids that name nobody are left out. */
    @Allowed(resource = "person", action = Action.READ)
    public List<Person> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : people.all(ids);
    }

    /** Returns those of these people who have been deactivated, in the order of their names. */
    @Allowed(resource = "person", action = Action.READ)
    public List<UUID> inactive(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : people.inactive(ids);
    }

    /** Returns what these people are called, in the order of their names. */
    @Allowed(resource = "person", action = Action.READ)
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            people.names(ids).forEach(p -> names.put(p.id(), p.name()));
        }
        return names;
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

    /** Returns those of the addresses, all in lower case, by which somebody is reached already. */
    @Allowed(resource = "person", action = Action.READ)
    public Set<String> reached(Collection<String> emails) {
        return emails.isEmpty() ? Set.of() : Set.copyOf(people.reached(emails));
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
                : memberships.ofPeople(ids).stream()
                        .collect(Collectors.groupingBy(
                                TeamMembership::personId,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(TeamMembership::teamId, Collectors.toList()),
                                        joined -> joined.stream().distinct().toList())));
    }

    /** Returns the current academic year: it starts on 1 July and is named after the year it starts in (catalogue/residency.md 3.3). */
    @Allowed(resource = "person", action = Action.READ)
    public int academicYear() {
        return Person.academicYear(LocalDate.ofInstant(clock.instant(), workspaces.zone()));
    }
}
