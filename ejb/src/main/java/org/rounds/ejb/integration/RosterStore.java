package org.rounds.ejb.integration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.integration.RosterBundle.AbsenceRow;
import org.rounds.ejb.integration.RosterBundle.ActivityRow;
import org.rounds.ejb.integration.RosterBundle.CoverageRow;
import org.rounds.ejb.integration.RosterBundle.Membership;
import org.rounds.ejb.integration.RosterBundle.PersonRow;
import org.rounds.ejb.integration.RosterBundle.Profile;
import org.rounds.ejb.integration.RosterBundle.RequestRow;
import org.rounds.ejb.integration.RosterBundle.Terms;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.people.SavePerson;
import org.rounds.ejb.rotation.ActivityService;
import org.rounds.persistence.people.Absence;
import org.rounds.persistence.people.AbsenceTerms;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.TeamMembership;
import org.rounds.persistence.people.WorkLimits;
import org.rounds.persistence.rotation.Activity;
import org.rounds.persistence.schedule.CoverageRequirement;
import org.rounds.persistence.schedule.RosterRequest;
import org.rounds.persistence.shared.Ids;

/** Stores the rows of a bundle in the running transaction, many with one statement. */
@Dependent
class RosterStore {
    @Inject
    EntityManager entityManager;

    @Inject
    PersonService people;

    @Inject
    ActivityService activities;

    @Inject
    Validator validator;

    @Inject
    Clock clock;

    /**
     * Stores the rows as a team's. A shared activity that the workspace has already is taken as it is.
     *
     * @param team a team that has nothing yet
     * @return what is hardly meant
     * @throws BadFile if an e-mail address is none, or somebody's in the workspace already
     */
    List<LineError> store(UUID team, RosterBundle bundle) {
        requireAddresses(bundle.people());
        Instant now = clock.instant();
        Map<String, Activity> shared = activities.of(team).stream().collect(Collectors.toMap(Activity::code, a -> a));
        Map<String, UUID> activityIds = storeActivities(team, bundle.activities(), shared, now);
        Map<String, Person> stored = storePeople(team, bundle.people(), activityIds, now);
        Map<String, UUID> personIds = stored.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().id()));
        bundle.coverage().forEach(row -> entityManager.persist(coverage(team, row, activityIds, now)));
        bundle.requests().forEach(row -> entityManager.persist(request(row, personIds, activityIds, now)));
        bundle.absences()
                .forEach(row -> entityManager.persist(absence(row, id(stored, row.person()), activityIds, now)));
        entityManager.flush();
        return Warnings.of(bundle, shared);
    }

    private void requireAddresses(List<PersonRow> rows) {
        Map<String, PersonRow> reached = rows.stream()
                .filter(row -> row.profile().email() != null)
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.profile().email()).toLowerCase(Locale.ROOT), row -> row));
        Set<String> taken = people.reached(reached.keySet());
        LineErrors errors = new LineErrors();
        reached.forEach((email, row) -> {
            validator
                    .validateValue(SavePerson.class, "email", row.profile().email())
                    .forEach(broken -> errors.add(row.source(), "email", broken.getMessage()));
            if (taken.contains(email)) {
                errors.add(row.source(), "email", "is somebody's in the workspace: " + LineErrors.quoted(email));
            }
        });
        errors.throwIfAny();
    }

    private Map<String, UUID> storeActivities(
            UUID team, List<ActivityRow> rows, Map<String, Activity> shared, Instant now) {
        List<ActivityRow> fresh = rows.stream()
                .filter(row -> !row.shared() || !shared.containsKey(row.code()))
                .toList();
        Map<String, Activity> stored = fresh.stream()
                .collect(Collectors.toMap(ActivityRow::code, row -> activity(row.shared() ? null : team, row, now)));
        Map<String, UUID> ids = new HashMap<>();
        shared.forEach((code, activity) -> ids.put(code, activity.id()));
        stored.forEach((code, activity) -> ids.put(code, activity.id()));
        stored.values().forEach(entityManager::persist);
        entityManager.flush(); // an activity may forbid one that comes later in the file
        for (ActivityRow row : fresh) {
            Objects.requireNonNull(stored.get(row.code()))
                    .forbidNext(row.mayNotFollow().stream()
                            .map(next -> id(ids, next))
                            .collect(Collectors.toSet()));
        }
        return ids;
    }

    private static Activity activity(@Nullable UUID team, ActivityRow row, Instant now) {
        Activity activity = new Activity(
                Ids.next(),
                team,
                row.code(),
                row.name(),
                constant(Activity.Kind.class, row.kind()),
                row.start(),
                row.lengthMinutes(),
                constant(Activity.Presence.class, row.presence()),
                row.bookable(),
                now);
        activity.require(row.skills());
        return activity;
    }

    private Map<String, Person> storePeople(
            UUID team, List<PersonRow> rows, Map<String, UUID> activityIds, Instant now) {
        int academicYear = people.academicYear();
        Map<String, Person> stored = new HashMap<>();
        for (PersonRow row : rows) {
            Person person = person(row, academicYear, activityIds, now);
            stored.put(row.code(), person);
            entityManager.persist(person);
            List<Membership> memberships =
                    row.memberships().isEmpty() ? List.of(new Membership(null, null)) : row.memberships();
            memberships.forEach(time -> entityManager.persist(membership(team, person, time, now)));
        }
        return stored;
    }

    private static TeamMembership membership(UUID team, Person person, Membership time, Instant now) {
        TeamMembership membership = new TeamMembership(Ids.next(), team, person.id(), now);
        membership.change(time.startDate(), time.endDate(), constant(TeamMembership.Role.class, time.role()));
        return membership;
    }

    private static Person person(PersonRow row, int academicYear, Map<String, UUID> activityIds, Instant now) {
        Person person = new Person(Ids.next(), row.name(), constant(Person.Type.class, row.type()), now);
        if (!row.active()) {
            person.activate(false);
        }
        person.qualify(row.skills());
        Profile profile = row.profile();
        String role = profile.facultyRole();
        person.describe(
                profile.email(), role == null ? null : constant(Person.FacultyRole.class, role), profile.specialties());
        person.employ(profile.employmentFraction(), profile.targets());
        row.grades().forEach(person::grade);
        if (row.pgyLevel() != null) {
            person.grade(academicYear, row.pgyLevel());
        }
        person.limit(
                new WorkLimits(
                        row.periodDays(),
                        row.maxMinutes(),
                        row.minMinutes(),
                        row.maxConsecutiveShifts(),
                        row.minConsecutiveShifts(),
                        row.minConsecutiveDaysOff(),
                        row.maxWeekends(),
                        row.minRestMinutes()),
                row.maxShifts().entrySet().stream()
                        .collect(Collectors.toMap(most -> id(activityIds, most.getKey()), Map.Entry::getValue)));
        person.agree(profile.terms().stream()
                .map(term -> term.term(code -> id(activityIds, code)))
                .toList());
        return person;
    }

    private static CoverageRequirement coverage(
            UUID team, CoverageRow row, Map<String, UUID> activityIds, Instant now) {
        return new CoverageRequirement(
                Ids.next(),
                team,
                id(activityIds, row.activity()),
                row.date(),
                row.endDate(),
                row.weekdays(),
                new CoverageRequirement.Heads(
                        row.skill(), row.minimum(), row.required(), row.underWeight(), row.overWeight()),
                now);
    }

    private static RosterRequest request(
            RequestRow row, Map<String, UUID> personIds, Map<String, UUID> activityIds, Instant now) {
        return new RosterRequest(
                Ids.next(),
                id(personIds, row.person()),
                row.date(),
                row.activity() == null ? null : id(activityIds, row.activity()),
                row.wanted() ? RosterRequest.Kind.ON : RosterRequest.Kind.OFF,
                row.weight(),
                now);
    }

    private static Absence absence(AbsenceRow row, Person person, Map<String, UUID> activityIds, Instant now) {
        Terms terms = row.terms();
        Absence.Type type = constant(Absence.Type.class, row.type());
        Absence.State state = constant(Absence.State.class, terms.state());
        Boolean away = terms.awayFromProgram();
        Absence absence = new Absence(
                Ids.next(),
                person.id(),
                type,
                row.startDate(),
                row.endDate(),
                state,
                new AbsenceTerms(
                        terms.blocking(),
                        away == null ? AbsenceTerms.isAway(person.type(), type) : away,
                        terms.returnDateTentative(),
                        terms.replacement() == null ? null : id(activityIds, terms.replacement()),
                        terms.notes()),
                now);
        absence.decide(state, null, now, terms.reviewNotes());
        return absence;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static <T> T id(Map<String, T> ids, String code) {
        return Objects.requireNonNull(ids.get(code), code);
    }
}
