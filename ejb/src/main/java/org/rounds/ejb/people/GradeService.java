package org.rounds.ejb.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rounds.ejb.audit.AuditService;
import org.rounds.ejb.event.EventBus;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.shared.Changes;
import org.rounds.ejb.shared.Patch;
import org.rounds.persistence.identity.CurrentWorkspace;
import org.rounds.persistence.people.Grade;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.people.PersonRepository;
import org.rounds.persistence.shared.DomainException;
import org.rounds.persistence.shared.Turn;

/** Residents' grades: one for each academic year, so that the past keeps its own (DESIGN 3, decision 6). */
@Stateless
public class GradeService {
    private static final String FIELD = "academic_years";

    @Inject
    PersonRepository people;

    @Inject
    PersonService persons;

    @Inject
    Changes changes;

    @Inject
    AuditService audit;

    @Inject
    EventBus events;

    @Allowed(resource = "person", action = Action.READ, personal = true)
    public GradesView get(UUID personId) {
        return GradesView.of(persons.existing(personId));
    }

    /** Says anew how far a resident was, is and will be, as a mistake of the past may need. */
    @Allowed(resource = "person", action = Action.UPDATE)
    public GradesView change(UUID personId, long version, Patch<SaveGrades> patch) {
        Person person = persons.existing(personId);
        return changes.change(
                person,
                version,
                "person",
                new PersonUpdated(personId),
                GradesView::of,
                () -> person.regrade(grades(person, patch.onto(SaveGrades.of(person)))));
    }

    private static Map<Integer, Grade> grades(Person person, SaveGrades command) {
        Map<Integer, Grade> grades = new HashMap<>();
        for (GradeView year : command.academicYears()) {
            if (year.graduated() == (year.pgyLevel() != null)) {
                throw DomainException.invalid(FIELD, "have either a pgy_level or graduated");
            }
            if (grades.put(year.academicYear(), year.grade()) != null) {
                throw DomainException.invalid(FIELD, "have " + year.academicYear() + " twice");
            }
        }
        if (!grades.isEmpty() && person.type() != Person.Type.RESIDENT) {
            throw DomainException.invalid(FIELD, "are for residents only");
        }
        return grades;
    }

    /**
     * Gives every active resident the next grade in the next academic year, where they have none yet: done again, it
     * does nothing. Of a workspace's rollovers one runs at a time.
     *
     * @throws DomainException invalid, unless it is about the current academic year or the one before: nothing older is touched
     */
    @Allowed(resource = "person", action = Action.UPDATE)
    public RolloverView rollOver(RollOver command) {
        int current = persons.academicYear();
        int from = command.fromYear();
        if (from != current && from != current - 1) {
            throw DomainException.invalid("from_year", "must be " + (current - 1) + " or " + current);
        }
        Turn.await(people.entityManager(), "rollover " + CurrentWorkspace.id());
        List<Person> residents = people.residents(from);
        List<Person> promoted = residents.stream()
                .filter(person -> !person.academicYears().containsKey(from + 1))
                .toList();
        List<RolloverView.Step> steps = promoted.stream()
                .map(person -> step(person, from, command.programLength()))
                .toList();
        if (!command.dryRun()) {
            promoted.forEach(person -> promote(person, from, command.programLength()));
        }
        int graduated =
                (int) steps.stream().filter(RolloverView.Step::graduated).count();
        return new RolloverView(
                from,
                from + 1,
                command.programLength(),
                command.dryRun(),
                steps.size() - graduated,
                graduated,
                residents.size() - promoted.size(),
                steps);
    }

    private static RolloverView.Step step(Person person, int from, int programLength) {
        int level = person.grade(from).orElseThrow();
        Grade next = Grade.of(level).next(programLength);
        return new RolloverView.Step(person.id(), level, next.pgyLevel(), next.graduated());
    }

    private void promote(Person person, int from, int programLength) {
        person.grade(from + 1, Grade.of(person.grade(from).orElseThrow()).next(programLength));
        audit.record("update", "person", person.id(), List.of(FIELD));
        events.publish(new PersonUpdated(person.id()));
    }
}
