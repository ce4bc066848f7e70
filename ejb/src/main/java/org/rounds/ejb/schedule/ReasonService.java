package org.rounds.ejb.schedule;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.identity.Access;
import org.rounds.ejb.identity.Action;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.optimization.Reasons;
import org.rounds.ejb.optimization.Roster;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.RosterValidator;
import org.rounds.ejb.people.PersonService;
import org.rounds.ejb.schedule.ScoreReportView.ScoreParts;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.persistence.people.Person;
import org.rounds.persistence.schedule.Assignment;
import org.rounds.persistence.schedule.AssignmentRepository;
import org.rounds.persistence.schedule.Schedule;
import org.rounds.persistence.shared.DomainException;

/** Says why a schedule is as it is, and what it is worth in parts. It changes nothing. */
@Stateless
public class ReasonService {
    /** The most alternatives that are told. */
    private static final int MOST = 20;

    @Inject
    AssignmentRepository assignments;

    @Inject
    VisibleSchedules visible;

    @Inject
    PersonService people;

    @Inject
    Judge judge;

    /**
     * Takes a schedule's score to pieces.
     *
     * @param other a schedule to compare it with; null for none
     * @throws DomainException conflict, if one of them has no roster yet
     */
    @Allowed(resource = "schedule", action = Action.READ, personal = true)
    public ScoreReportView score(UUID id, @Nullable UUID other) {
        ScoreParts own = parts(visible.find(id));
        if (other == null) {
            return ScoreReportView.of(id, own, null, null);
        }
        ScoreParts compared = parts(visible.find(other));
        return ScoreReportView.of(id, own, compared, ScoreParting.difference(own, compared));
    }

    /**
     * Explains why somebody does what they do, and who else could. Residents ask for what is their own.
     *
     * @throws DomainException not found, if the schedule has no such assignment that the caller may ask about
     */
    @Allowed(resource = "conflict", action = Action.READ, own = true, personal = true)
    public ExplanationView explanation(UUID id, UUID assignmentId) {
        Schedule schedule = visible.find(id);
        Assignment assignment = assignments
                .find(assignmentId)
                .filter(a -> Access.reaches(a.personId()) && a.scheduleId().equals(id))
                .orElseThrow(() -> DomainException.notFound("assignment", assignmentId));
        Roster roster = judge.roster(schedule);
        RosterValidator.Prepared prepared = judge.problem(schedule);
        RosterProblem problem = prepared.problem();
        int period = period(problem, assignment.activityId(), assignment.date());
        Reasons reasons = prepared.reasons(roster);
        if (!reasons.has(assignment.personId(), period, assignment.activityId())) {
            throw DomainException.notFound("assignment", assignmentId); // somebody has just moved it
        }
        return new Sentences(problem)
                .explanation(assignment, reasons.explain(assignment.personId(), period, judge.inactive(problem), MOST));
    }

    /**
     * Says why somebody does not do some work on a day. Residents ask for themselves.
     *
     * @param activity its id, or its code
     * @param slot the period of the day; null if not said
     * @throws DomainException not found, if there is nobody like that whom the caller may ask about; invalid, naming the
     *     parameter that means nothing in this schedule
     */
    @Allowed(resource = "conflict", action = Action.READ, own = true, personal = true)
    public WhyNotView whyNot(UUID id, UUID personId, LocalDate day, Assignment.@Nullable Slot slot, String activity) {
        Schedule schedule = visible.find(id);
        Person person = people.all(List.of(personId)).stream()
                .filter(p -> Access.reaches(personId))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("person", personId));
        Judge.requireRoster(schedule);
        Roster roster = judge.roster(schedule);
        RosterValidator.Prepared prepared = judge.problem(schedule);
        RosterProblem problem = prepared.problem();
        UUID wanted = problem.activities().stream()
                .filter(a ->
                        a.id().toString().equalsIgnoreCase(activity) || a.code().equals(activity))
                .findFirst()
                .map(RosterProblem.Activity::id)
                .orElseThrow(() ->
                        DomainException.invalid("activity", "names no activity that the schedule is planned with"));
        Horizons.requireDay(schedule, day, "period");
        int period = period(problem, wanted, day);
        Assignment.Slot real = Horizons.slot(schedule, period);
        if (slot != null && slot != real) {
            throw DomainException.invalid("slot", "is " + real.name().toLowerCase(Locale.ROOT) + " for this activity");
        }
        var asked = new Sentences.Asked(
                new PersonName(personId, person.name()),
                person.active(),
                wanted,
                problem.horizon().date(period),
                real);
        boolean planned = problem.people().stream().anyMatch(p -> p.id().equals(personId));
        Reasons reasons = prepared.reasons(roster);
        Sentences sentences = new Sentences(problem);
        if (!planned) {
            return sentences.notPlanned(asked);
        }
        return reasons.has(personId, period, wanted)
                ? sentences.assigned(asked)
                : sentences.whyNot(asked, reasons.whyNot(personId, period, wanted, MOST));
    }

    private static int period(RosterProblem problem, UUID activity, LocalDate day) {
        return problem.activities().stream()
                .filter(a -> a.id().equals(activity))
                .mapToInt(a -> problem.horizon().period(day, a.start()))
                .findFirst()
                .orElseThrow();
    }

    private ScoreParts parts(Schedule schedule) {
        ValidationView validation = judge.validation(schedule);
        Roster roster = judge.roster(schedule);
        RosterValidator.Prepared prepared = judge.problem(schedule);
        return ScoreParting.of(schedule.id(), validation, prepared.problem(), prepared.fairness(roster));
    }
}
