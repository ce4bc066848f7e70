package org.rounds.ejb.schedule;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rounds.ejb.optimization.Reasons;
import org.rounds.ejb.optimization.Repairs;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.schedule.ExplanationView.OtherwiseView;
import org.rounds.ejb.schedule.ExplanationView.ServedDemand;
import org.rounds.ejb.schedule.RepairView.HandOverView;
import org.rounds.ejb.schedule.RepairView.ProposalView;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.ejb.schedule.ValidationView.ViolationView;
import org.rounds.ejb.schedule.WhyNotView.Verdict;
import org.rounds.persistence.schedule.Assignment;

/** Tells the reasons of one schedule's cells as views, with a sentence each. */
final class Sentences {
    private static final String CANNOT = "%s cannot do %s";

    private final Map<UUID, String> names;
    private final Map<UUID, RosterProblem.Activity> activities;

    Sentences(RosterProblem problem) {
        names = problem.people().stream()
                .collect(Collectors.toMap(RosterProblem.Person::id, RosterProblem.Person::name));
        activities = problem.activities().stream()
                .collect(Collectors.toMap(RosterProblem.Activity::id, Function.identity()));
    }

    PersonName person(UUID id) {
        return new PersonName(id, names.getOrDefault(id, ""));
    }

    private OtherwiseView otherwise(Reasons.Otherwise otherwise) {
        return new OtherwiseView(otherwise.activity(), delta(otherwise.effect()), worse(otherwise.effect()));
    }

    private ChoiceView choice(UUID activity, Reasons.Choice choice) {
        PersonName person = person(choice.person());
        UUID replaced = choice.insteadOf();
        PersonName insteadOf = replaced == null ? null : person(replaced);
        ScoreView delta = delta(choice.effect());
        List<ViolationView> worse = worse(choice.effect());
        String text = "%s %sdo %s%s: %s."
                .formatted(
                        person.name(),
                        choice.now() == null ? "could " : "could leave " + code(choice.now()) + " and ",
                        code(activity),
                        insteadOf == null ? " as well" : " instead of " + insteadOf.name(),
                        consequence(delta, worse));
        return new ChoiceView(person, choice.now(), insteadOf, delta, worse, text);
    }

    ProposalView proposal(Repairs.Repair repair, List<HandOverView> changes) {
        ScoreView delta = delta(repair.effect());
        List<ViolationView> worse = worse(repair.effect());
        String moves = changes.stream()
                .map(change -> handOver(change, repair.disturbed()))
                .collect(Collectors.joining(", "));
        return new ProposalView(
                changes,
                repair.disturbed().stream().map(this::person).toList(),
                repair.late(),
                repair.missing(),
                delta,
                worse,
                "%s: %s.".formatted(moves, consequence(delta, worse)));
    }

    private String handOver(HandOverView change, List<UUID> disturbed) {
        UUID to = change.personId();
        UUID from = change.fromPersonId();
        String work = "%s on %s".formatted(code(change.activityId()), day(change.date()));
        if (to == null && from != null && disturbed.contains(from)) {
            return "%s is let off %s".formatted(person(from).name(), work);
        }
        return "%s does %s%s"
                .formatted(
                        to == null ? "nobody" : person(to).name(),
                        work,
                        from == null ? "" : " for " + person(from).name());
    }

    private static ScoreView delta(Reasons.Effect effect) {
        return new ScoreView(effect.hard(), 0, effect.soft());
    }

    private List<ViolationView> worse(Reasons.Effect effect) {
        return Worsening.of(
                effect.before().stream()
                        .map(v -> Judge.view(v, names, List.of()))
                        .toList(),
                effect.after().stream()
                        .map(v -> Judge.view(v, names, List.of()))
                        .toList());
    }

    private static String consequence(ScoreView delta, List<ViolationView> worse) {
        String points = points(delta);
        if (worse.isEmpty()) {
            return points;
        }
        ViolationView first =
                worse.stream().filter(ViolationView::isHard).findFirst().orElse(worse.get(0));
        String more = worse.size() == 1 ? "" : " (and %d more)".formatted(worse.size() - 1);
        return "%s%s; %s".formatted(bare(first.text()), more, points);
    }

    /** Says what the score does. */
    private static String points(ScoreView delta) {
        if (delta.hard() == 0 && delta.soft() == 0) {
            return "the score stays as it is";
        }
        String hard = delta.hard() == 0 ? "" : signed(delta.hard()) + " hard";
        String soft = delta.soft() == 0 ? "" : signed(delta.soft()) + " soft";
        return "the score changes by " + hard + (hard.isEmpty() || soft.isEmpty() ? "" : " and ") + soft;
    }

    private static String signed(long number) {
        return "%+d".formatted(number);
    }

    String code(UUID activity) {
        RosterProblem.Activity known = activities.get(activity);
        return known == null ? "" : known.code();
    }

    static String day(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + date;
    }

    ExplanationView explanation(Assignment assignment, Reasons.Explanation found) {
        UUID activity = assignment.activityId();
        List<ServedDemand> demands = found.demands().stream()
                .map(s -> new ServedDemand(
                        s.demand().skill(), s.demand().minimum(), s.demand().required(), s.present()))
                .toList();
        OtherwiseView off = otherwise(found.off());
        List<String> binding =
                off.violations().stream().map(ViolationView::rule).distinct().toList();
        List<ChoiceView> candidates =
                found.choices().stream().map(c -> choice(activity, c)).toList();
        PersonName person = person(assignment.personId());
        return new ExplanationView(
                assignment.id(),
                person,
                activity,
                assignment.date(),
                assignment.slot(),
                assignment.pinned(),
                demands,
                binding,
                off,
                found.otherwise().stream().map(this::otherwise).toList(),
                found.considered(),
                found.eligible(),
                candidates,
                "%s on %s %s: %s%s%s; %s%s."
                        .formatted(
                                person.name(),
                                code(activity),
                                day(assignment.date()),
                                needed(activity),
                                served(demands),
                                binding.isEmpty()
                                        ? "no rule is broken without"
                                        : "without, worse in " + String.join(", ", binding),
                                found.eligible() == 1 ? "1 candidate" : found.eligible() + " candidates",
                                candidates.isEmpty()
                                        ? ""
                                        : "; " + bare(candidates.get(0).text())));
    }

    private String needed(UUID activity) {
        RosterProblem.Activity kind = activities.get(activity);
        return kind == null || kind.skills().isEmpty()
                ? ""
                : "needed skill " + kind.skills().stream().sorted().collect(Collectors.joining(", ")) + "; ";
    }

    private static String served(List<ServedDemand> demands) {
        return demands.stream()
                .map(d -> "%d there%s, %d wanted; "
                        .formatted(d.present(), d.skill() == null ? "" : " with " + d.skill(), d.required()))
                .collect(Collectors.joining());
    }

    private static String bare(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    /**
     * What is asked of somebody.
     *
     * @param date first day of the period
     */
    record Asked(PersonName person, boolean active, UUID activity, LocalDate date, Assignment.Slot slot) {}

    WhyNotView assigned(Asked asked) {
        return answer(asked, Verdict.ASSIGNED, List.of(), List.of(), "%s does %s", "");
    }

    /** For somebody who is none of the schedule's people. */
    WhyNotView notPlanned(Asked asked) {
        var reason = reason(Reasons.Obstacle.NOT_PLANNED, asked);
        return answer(asked, Verdict.INELIGIBLE, List.of(reason), List.of(), CANNOT, reason.text());
    }

    WhyNotView whyNot(Asked asked, Reasons.WhyNot found) {
        List<WhyNotView.Reason> reasons = new ArrayList<>();
        if (!asked.active()) {
            reasons.add(reason(Reasons.Obstacle.INACTIVE, asked));
        }
        found.obstacles().forEach(o -> reasons.add(reason(o, asked)));
        List<ChoiceView> choices =
                found.choices().stream().map(c -> choice(asked.activity(), c)).toList();
        if (!reasons.isEmpty()) {
            String all = reasons.stream().map(WhyNotView.Reason::text).collect(Collectors.joining(" and "));
            return answer(asked, Verdict.INELIGIBLE, reasons, choices, CANNOT, all);
        }
        ChoiceView best = choices.get(0);
        Verdict verdict = verdict(best);
        String opening = verdict == Verdict.NOTHING_AGAINST ? "Nothing speaks against %s doing %s" : "%s is not on %s";
        return answer(asked, verdict, reasons, choices, opening, bare(best.text()));
    }

    private static Verdict verdict(ChoiceView best) {
        ScoreView delta = best.delta();
        if (delta.hard() < 0 || best.violations().stream().anyMatch(ViolationView::isHard)) {
            return Verdict.WOULD_BREAK;
        }
        return delta.hard() == 0 && delta.soft() < 0 ? Verdict.WOULD_COST : Verdict.NOTHING_AGAINST;
    }

    private WhyNotView answer(
            Asked asked,
            Verdict verdict,
            List<WhyNotView.Reason> reasons,
            List<ChoiceView> choices,
            String opening,
            String because) {
        String start = opening.formatted(asked.person().name(), code(asked.activity()));
        return new WhyNotView(
                asked.person(),
                asked.activity(),
                asked.date(),
                asked.slot(),
                verdict,
                reasons,
                choices,
                "%s on %s%s.".formatted(start, day(asked.date()), because.isEmpty() ? "" : ": " + because));
    }

    /** Says what keeps somebody from some work as such. */
    private WhyNotView.Reason reason(Reasons.Obstacle obstacle, Asked asked) {
        String code = code(asked.activity());
        String name = asked.person().name();
        String text =
                switch (obstacle) {
                    case NOT_PLANNED -> "%s is not planned in this schedule".formatted(name);
                    case INACTIVE -> "%s is not active".formatted(name);
                    case ABSENCE -> "%s is absent".formatted(name);
                    case LEAVE -> "%s has leave, which does not go with %s".formatted(name, code);
                    case SKILL -> "%s lacks a skill that %s needs".formatted(name, code);
                    case GRADE -> "%s is not of a grade that may do %s".formatted(name, code);
                    case LIMIT -> "%s may never do %s".formatted(name, code);
                    case ELSEWHERE -> "%s is in the house for something else at that time".formatted(name);
                    case RESERVED -> "the time of %s is kept for something else".formatted(name);
                    case NOT_OFFERED -> "%s is archived, or not planned in this schedule".formatted(code);
                };
        return new WhyNotView.Reason(obstacle, text);
    }
}
