package org.rounds.ejb.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rounds.ejb.optimization.Fairness;
import org.rounds.ejb.optimization.RosterProblem;
import org.rounds.ejb.optimization.ScoreView;
import org.rounds.ejb.optimization.Violation.Level;
import org.rounds.ejb.schedule.ScoreReportView.DutyCount;
import org.rounds.ejb.schedule.ScoreReportView.FairnessView;
import org.rounds.ejb.schedule.ScoreReportView.PartScore;
import org.rounds.ejb.schedule.ScoreReportView.PersonScore;
import org.rounds.ejb.schedule.ScoreReportView.RuleScore;
import org.rounds.ejb.schedule.ScoreReportView.ScoreParts;
import org.rounds.ejb.schedule.ScoreReportView.WeekScore;
import org.rounds.ejb.schedule.ValidationView.PersonName;
import org.rounds.ejb.schedule.ValidationView.ViolationView;

/** Takes a schedule's score to pieces, and those of two schedules from each other. */
final class ScoreParting {
    private static final PartScore NONE = new PartScore(new ScoreView(0, 0, 0), 0);
    private static final double DECIMALS = 10_000;

    private record RuleKey(String rule, Level level) {}

    private ScoreParting() {}

    static ScoreParts of(UUID schedule, ValidationView validation, RosterProblem problem, List<Fairness> fairness) {
        List<ViolationView> all = validation.violations();
        Map<UUID, PersonName> people = problem.people().stream()
                .collect(Collectors.toMap(
                        RosterProblem.Person::id,
                        p -> new PersonName(p.id(), p.name()),
                        (first, second) -> first,
                        LinkedHashMap::new));
        return new ScoreParts(
                schedule,
                validation.score(),
                validation.coverageRate(),
                rules(all),
                people.values().stream()
                        .map(p -> person(p, part(all, v -> p.equals(v.person()))))
                        .toList(),
                part(all, v -> v.person() == null),
                weeks(problem, all),
                fairness.stream().map(f -> fairness(f, people)).toList());
    }

    private static List<RuleScore> rules(List<ViolationView> violations) {
        return violations.stream()
                .collect(Collectors.groupingBy(v -> new RuleKey(v.rule(), v.level())))
                .entrySet()
                .stream()
                .map(e -> new RuleScore(
                        e.getKey().rule(),
                        e.getKey().level(),
                        e.getValue().size(),
                        e.getValue().stream()
                                .mapToLong(v -> v.numbers().penalty())
                                .sum()))
                .sorted(Comparator.comparing(RuleScore::level)
                        .thenComparing(Comparator.comparing(RuleScore::penalty).reversed())
                        .thenComparing(RuleScore::rule))
                .toList();
    }

    private static PartScore part(List<ViolationView> all, Predicate<ViolationView> which) {
        List<ViolationView> those = all.stream().filter(which).toList();
        return new PartScore(new ScoreView(-penalty(those, Level.HARD), 0, -penalty(those, Level.SOFT)), those.size());
    }

    private static long penalty(List<ViolationView> violations, Level level) {
        return violations.stream()
                .filter(v -> v.level() == level)
                .mapToLong(v -> v.numbers().penalty())
                .sum();
    }

    private static PersonScore person(PersonName person, PartScore part) {
        return new PersonScore(person, part.score(), part.violations());
    }

    /** Every week of the horizon, then what reaches over more than one, or lies before. */
    private static List<WeekScore> weeks(RosterProblem problem, List<ViolationView> all) {
        Map<LocalDate, List<ViolationView>> byWeek = new LinkedHashMap<>();
        LocalDate last = problem.horizon().end();
        for (LocalDate week = monday(problem.start()); !week.isAfter(last); week = week.plusWeeks(1)) {
            byWeek.put(week, new ArrayList<>());
        }
        List<ViolationView> beyond = new ArrayList<>();
        for (ViolationView violation : all) {
            LocalDate week = monday(violation.window().start());
            boolean within = week.equals(monday(violation.window().end()));
            (within ? byWeek.getOrDefault(week, beyond) : beyond).add(violation);
        }
        return Stream.concat(
                        byWeek.entrySet().stream().map(e -> week(e.getKey(), part(e.getValue(), v -> true))),
                        Stream.of(week(null, part(beyond, v -> true))))
                .toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static WeekScore week(@Nullable LocalDate monday, PartScore part) {
        String week = monday == null
                ? null
                : "%d-W%02d"
                        .formatted(
                                monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new WeekScore(week, monday, part.score(), part.violations());
    }

    private static FairnessView fairness(Fairness fairness, Map<UUID, PersonName> people) {
        return new FairnessView(
                fairness.kind(),
                fairness.unit(),
                fairness.counts().stream()
                        .map(c -> new DutyCount(
                                people.getOrDefault(c.person(), new PersonName(c.person(), "")), c.number()))
                        .toList(),
                fairness.spread(),
                fairness.standardDeviation(),
                fairness.gini());
    }

    /** Returns what the one has more than the other; what only one of them has counts as nothing in the other. */
    static ScoreParts difference(ScoreParts one, ScoreParts other) {
        return new ScoreParts(
                null,
                minus(one.score(), other.score()),
                rounded(one.coverageRate() - other.coverageRate()),
                each(
                        one.rules(),
                        other.rules(),
                        r -> new RuleKey(r.rule(), r.level()),
                        ScoreParting::none,
                        (a, b) -> new RuleScore(a.rule(), a.level(), a.count() - b.count(), a.penalty() - b.penalty())),
                each(
                        one.people(),
                        other.people(),
                        PersonScore::person,
                        p -> person(p.person(), NONE),
                        (a, b) -> person(a.person(), minus(part(a), part(b)))),
                minus(one.cover(), other.cover()),
                each(
                        one.weeks(),
                        other.weeks(),
                        w -> String.valueOf(w.week()),
                        w -> week(w.startDate(), NONE),
                        (a, b) -> week(a.startDate(), minus(part(a), part(b)))),
                each(one.fairness(), other.fairness(), FairnessView::kind, ScoreParting::none, ScoreParting::minus));
    }

    private static RuleScore none(RuleScore like) {
        return new RuleScore(like.rule(), like.level(), 0, 0);
    }

    private static FairnessView none(FairnessView like) {
        return new FairnessView(like.kind(), like.unit(), List.of(), 0, 0, 0);
    }

    private static PartScore part(PersonScore person) {
        return new PartScore(person.score(), person.violations());
    }

    private static PartScore part(WeekScore week) {
        return new PartScore(week.score(), week.violations());
    }

    private static ScoreView minus(ScoreView one, ScoreView other) {
        return new ScoreView(one.hard() - other.hard(), one.medium() - other.medium(), one.soft() - other.soft());
    }

    private static PartScore minus(PartScore one, PartScore other) {
        return new PartScore(minus(one.score(), other.score()), one.violations() - other.violations());
    }

    private static FairnessView minus(FairnessView one, FairnessView other) {
        return new FairnessView(
                one.kind(),
                one.unit(),
                each(
                        one.counts(),
                        other.counts(),
                        DutyCount::person,
                        c -> new DutyCount(c.person(), 0),
                        (a, b) -> new DutyCount(a.person(), a.count() - b.count())),
                one.spread() - other.spread(),
                rounded(one.standardDeviation() - other.standardDeviation()),
                rounded(one.gini() - other.gini()));
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }

    /** Combines the rows of both that have the same key; {@code none} stands for the one that is not there. */
    private static <K, T> List<T> each(
            List<T> one, List<T> other, Function<T, K> key, UnaryOperator<T> none, BinaryOperator<T> combine) {
        Map<K, T> left = one.stream().collect(Collectors.toMap(key, Function.identity()));
        Map<K, T> right = other.stream().collect(Collectors.toMap(key, Function.identity()));
        Set<T> all = new LinkedHashSet<>(one);
        other.stream().filter(row -> !left.containsKey(key.apply(row))).forEach(all::add);
        return all.stream()
                .map(row -> {
                    T absent = none.apply(row);
                    K of = key.apply(row);
                    return combine.apply(left.getOrDefault(of, absent), right.getOrDefault(of, absent));
                })
                .toList();
    }
}
