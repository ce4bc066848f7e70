package org.rounds.ejb.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Diagnosis;
import org.rounds.ejb.optimization.HoursRule;
import org.rounds.ejb.optimization.Requirement;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.schedule.DiagnosisView.RelaxationView;
import org.rounds.ejb.schedule.DiagnosisView.RequirementView;
import org.rounds.ejb.schedule.DiagnosisView.StepView;
import org.rounds.ejb.schedule.ValidationView.PersonName;

/** Tells a diagnosis as a view, with a sentence for each part. */
final class DiagnosisSentences {
    private final Map<UUID, String> names;
    private final Map<UUID, String> codes;

    DiagnosisSentences(RosterProblem problem) {
        names = problem.people().stream()
                .collect(Collectors.toMap(RosterProblem.Person::id, RosterProblem.Person::name));
        codes = problem.activities().stream()
                .collect(Collectors.toMap(RosterProblem.Activity::id, RosterProblem.Activity::code));
    }

    DiagnosisView view(Diagnosis.Result result) {
        List<RelaxationView> relaxations =
                result.relaxations().stream().map(this::relaxation).toList();
        return new DiagnosisView(
                result.status(),
                result.proof(),
                result.minimal(),
                result.conflict().stream().map(this::requirement).toList(),
                relaxations,
                result.took().toMillis(),
                text(result, relaxations));
    }

    private static String text(Diagnosis.Result result, List<RelaxationView> relaxations) {
        String conflict = "%d requirements contradict each other"
                .formatted(result.conflict().size());
        String what =
                switch (result.status()) {
                    case FEASIBLE -> "There is a legal roster";
                    case INFEASIBLE -> "There is no legal roster: " + conflict;
                    case UNDECIDED -> "No legal roster was found, nor a proof that there is none";
                };
        return relaxations.isEmpty()
                ? what + "."
                : "%s; enough would be: %s".formatted(what, relaxations.get(0).text());
    }

    private RequirementView requirement(Requirement r) {
        UUID person = r.person();
        return new RequirementView(
                r.kind(),
                person == null ? null : new PersonName(person, name(person)),
                r.activity(),
                r.next(),
                r.date(),
                r.skill(),
                r.figure() == 0 ? null : r.figure(),
                text(r) + ".");
    }

    private RelaxationView relaxation(Diagnosis.Relaxation relaxation) {
        List<StepView> steps = relaxation.steps().stream().map(this::step).toList();
        return new RelaxationView(
                relaxation.price(), steps, steps.stream().map(StepView::text).collect(Collectors.joining(" ")));
    }

    private StepView step(Diagnosis.Step step) {
        Requirement requirement = step.requirement();
        Long figure = step.figure();
        String text;
        if (step.people() > 0) {
            String skill = requirement.skill();
            text = "%d more who can do %s%s"
                    .formatted(step.people(), code(requirement.activity()), skill == null ? "" : " with " + skill);
        } else if (figure == null) {
            text = "Without this: " + text(requirement);
        } else {
            text = "%s, not %d".formatted(text(requirement.asking(figure)), requirement.figure());
        }
        return new StepView(requirement(requirement), figure, step.people(), text + ".");
    }

    private String name(@Nullable UUID person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }

    private String code(@Nullable UUID activity) {
        return activity == null ? "" : codes.getOrDefault(activity, "");
    }

    private String text(Requirement r) {
        String who = name(r.person());
        String what = code(r.activity());
        long figure = r.figure();
        return switch (r.kind()) {
            case MINIMUM_COVER ->
                "%s on %s needs at least %d people%s"
                        .formatted(what, r.date(), figure, r.skill() == null ? "" : " with " + r.skill());
            case MAXIMUM_COVER ->
                "%s on %s may have at most %d people%s"
                        .formatted(what, r.date(), figure, r.skill() == null ? "" : " with " + r.skill());
            case MAX_SHIFTS -> "%s works %s at most %d times".formatted(who, what, figure);
            case MIN_SHIFTS -> "%s works %s at least %d times".formatted(who, what, figure);
            case MAX_MINUTES -> "%s works at most %d minutes".formatted(who, figure);
            case MIN_MINUTES -> "%s works at least %d minutes".formatted(who, figure);
            case MAX_CONSECUTIVE_SHIFTS -> "%s works at most %d days in a row".formatted(who, figure);
            case MIN_CONSECUTIVE_SHIFTS -> "%s works at least %d days in a row".formatted(who, figure);
            case MIN_CONSECUTIVE_DAYS_OFF -> "%s has at least %d days off in a row".formatted(who, figure);
            case MAX_WEEKENDS -> "%s works at most %d weekends".formatted(who, figure);
            case REST -> "%s rests at least %d minutes from one day's work to the next".formatted(who, figure);
            case ABSENCE -> "%s is absent on %s".formatted(who, r.date());
            case ELSEWHERE -> "%s is in the house for something else at times".formatted(who);
            case PIN -> "%s keeps %s on %s".formatted(who, r.activity() == null ? "free" : what, r.date());
            case SKILL -> "%s needs the skill %s".formatted(what, r.skill());
            case GRADE -> "%s is for some grades only".formatted(what);
            case SUCCESSION -> "%s must not follow %s".formatted(code(r.next()), what);
            case DUTY_HOURS ->
                "%s keeps to the duty-hour rule %s"
                        .formatted(
                                who,
                                ((HoursRule) Objects.requireNonNull(r.rule()))
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT));
            case SUPERVISION -> "whoever needs supervision has it";
        };
    }
}
