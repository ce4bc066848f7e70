package org.rounds.ejb.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rounds.ejb.optimization.Reasons.Effect;
import org.rounds.ejb.optimization.Reasons.Explanation;
import org.rounds.ejb.optimization.RosterProblem.Demand;
import org.rounds.ejb.optimization.RosterProblem.Facts;
import org.rounds.ejb.optimization.RosterProblem.Limits;

@DisplayName("A rule that a reason names")
class BindingRulesTest {
    private final RosterProblem problem = ReasonsTest.ward().build();
    private final Roster roster = ReasonsTest.solved(problem);
    private final Map<String, Reasons> without = new HashMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private int ranksChanged;

    @Test
    @DisplayName("is what the score loses: without it, that is gone from every figure, and the ranks follow")
    void changesTheRanksWhenItIsRemoved() {
        Reasons reasons = RosterValidator.prepare(problem).reasons(roster);
        for (Roster.Cell cell : roster.cells()) {
            int period = problem.horizon().firstPeriod(cell.date());
            Explanation told = reasons.explain(cell.person(), period, Set.of(), 20);
            for (String rule : named(told)) {
                Explanation again = without.computeIfAbsent(
                                rule, r -> RosterValidator.prepare(without(r)).reasons(roster))
                        .explain(cell.person(), period, Set.of(), 20);
                assertLess(rule, told.off().effect(), again.off().effect());
                Map<UUID, Effect> others = effects(again);
                told.choices()
                        .forEach(c -> assertLess(rule, c.effect(), Objects.requireNonNull(others.get(c.person()))));
                List<UUID> before =
                        told.choices().stream().map(Reasons.Choice::person).toList();
                List<UUID> after =
                        again.choices().stream().map(Reasons.Choice::person).toList();
                ranksChanged += before.equals(after) ? 0 : 1;
            }
        }
        System.out.println("rules that bind, and how often: " + seen + "; ranks changed " + ranksChanged + " times");
        assertThat(seen.keySet())
                .contains("minimum_cover", "under_cover", "supervision", "request", "rest", "max_weekends")
                .contains("fairness_calls", "fairness_nights", "fairness_weekends", "fairness_holidays");
        assertThat(ranksChanged).isGreaterThan(roster.cells().size());
    }

    /** The rules that leaving the work would break, and those that keep somebody from taking it over. */
    private static Set<String> named(Explanation told) {
        Set<String> rules = losses(told.off().effect()).keySet().stream().collect(Collectors.toSet());
        told.choices().forEach(c -> rules.addAll(losses(c.effect()).keySet()));
        return rules;
    }

    private static Map<UUID, Effect> effects(Explanation told) {
        return told.choices().stream().collect(Collectors.toMap(Reasons.Choice::person, Reasons.Choice::effect));
    }

    /** What an effect costs by rule, where it is worse than before. */
    private static Map<String, Long> losses(Effect effect) {
        Map<String, Long> losses = new HashMap<>();
        effect.after().forEach(v -> losses.merge(v.rule(), v.penalty(), Long::sum));
        effect.before().forEach(v -> losses.merge(v.rule(), -v.penalty(), Long::sum));
        losses.values().removeIf(loss -> loss <= 0);
        return losses;
    }

    private void assertLess(String rule, Effect told, Effect again) {
        long loss = 0;
        boolean hard = false;
        for (Violation v : told.after()) {
            loss += v.rule().equals(rule) ? v.penalty() - staying(v) : 0;
            hard |= v.rule().equals(rule) && v.level() == Violation.Level.HARD;
        }
        for (Violation v : told.before()) {
            loss -= v.rule().equals(rule) ? v.penalty() - staying(v) : 0;
            hard |= v.rule().equals(rule) && v.level() == Violation.Level.HARD;
        }
        seen.merge(rule, loss > 0 ? 1 : 0, Integer::sum);
        assertThat(again.hard()).as("%s, hard", rule).isEqualTo(told.hard() + (hard ? loss : 0));
        assertThat(again.soft()).as("%s, soft", rule).isEqualTo(told.soft() + (hard ? 0 : loss));
        assertThat(again.after()).filteredOn(v -> v.rule().equals(rule)).allSatisfy(v -> assertThat(staying(v))
                .isPositive());
    }

    /** Whatever the rest that somebody is due, nobody is at two places at once. */
    private static long staying(Violation violation) {
        return violation.rule().equals("rest") ? Math.max(0, -violation.actual()) : 0;
    }

    /** The problem without a rule, for everybody. */
    private RosterProblem without(String rule) {
        return switch (rule) {
            case "minimum_cover" -> demands(d -> demand(d, 0, d.underWeight(), d.overWeight()));
            case "under_cover" -> demands(d -> demand(d, d.minimum(), 0, d.overWeight()));
            case "over_cover" -> demands(d -> demand(d, d.minimum(), d.underWeight(), 0));
            case "request" -> rebuilt(List.of(), problem.spreads(), problem.oversights());
            case "fairness_calls", "fairness_nights", "fairness_weekends", "fairness_holidays" ->
                rebuilt(
                        problem.requests(),
                        problem.spreads().stream()
                                .filter(s -> !s.burden().rule().equals(rule))
                                .toList(),
                        problem.oversights());
            case "supervision" -> rebuilt(problem.requests(), problem.spreads(), List.of());
            case "succession" -> freely();
            case "weekly_hours" -> people(p -> person(p, p.limits(), Facts.NONE));
            default -> people(p -> person(p, limits(p.limits(), rule), p.facts()));
        };
    }

    private RosterProblem demands(Function<Demand, Demand> change) {
        return problem.wanting(problem.demands().stream().map(change).toList());
    }

    /** Everything may follow everything. */
    private RosterProblem freely() {
        return new RosterProblem(
                problem.horizon(),
                problem.zone(),
                problem.activities().stream()
                        .map(a -> new RosterProblem.Activity(
                                a.id(),
                                a.code(),
                                a.start(),
                                a.length(),
                                Set.of(),
                                a.skills(),
                                a.presence(),
                                a.grades(),
                                a.leaveEligible(),
                                a.supervision(),
                                a.offered()))
                        .toList(),
                problem.people(),
                problem.demands(),
                problem.requests(),
                problem.absences(),
                problem.pins(),
                problem.spreads(),
                problem.oversights());
    }

    private static Demand demand(Demand d, int minimum, int under, int over) {
        return new Demand(d.date(), d.activity(), d.skill(), minimum, d.required(), under, over);
    }

    private RosterProblem people(Function<RosterProblem.Person, RosterProblem.Person> change) {
        return problem.with(problem.people().stream().map(change).toList());
    }

    private static RosterProblem.Person person(RosterProblem.Person p, Limits limits, Facts facts) {
        return new RosterProblem.Person(p.id(), p.name(), p.skills(), limits, p.history(), p.grade(), facts);
    }

    private static Limits limits(Limits l, String rule) {
        return new Limits(
                l.maxShifts(),
                unless(rule, "max_minutes", l.maxMinutes()),
                unless(rule, "min_minutes", l.minMinutes()),
                unless(rule, "max_consecutive_shifts", l.maxConsecutiveShifts()),
                unless(rule, "min_consecutive_shifts", l.minConsecutiveShifts()),
                unless(rule, "min_consecutive_days_off", l.minConsecutiveDaysOff()),
                unless(rule, "max_weekends", l.maxWeekends()),
                unless(rule, "rest", l.minRestMinutes()),
                l.minShifts());
    }

    private static @Nullable Integer unless(String rule, String name, @Nullable Integer figure) {
        return rule.equals(name) ? null : figure;
    }

    private RosterProblem rebuilt(
            List<RosterProblem.Request> requests,
            List<RosterProblem.Spread> spreads,
            List<RosterProblem.Oversight> oversights) {
        return new RosterProblem(
                problem.horizon(),
                problem.zone(),
                problem.activities(),
                problem.people(),
                problem.demands(),
                requests,
                problem.absences(),
                problem.pins(),
                spreads,
                oversights);
    }
}
